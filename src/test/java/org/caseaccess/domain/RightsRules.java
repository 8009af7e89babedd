package org.caseaccess.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.caseaccess.association.AccessInForce;
import org.caseaccess.association.AssociationEnded;
import org.caseaccess.association.ClientAccess;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentKind;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.consent.NoticeLimitReachedException;
import org.caseaccess.consent.RecordedConsent;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.limit.LimitReachedException;
import org.caseaccess.registry.AgentNotEligibleException;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchResult;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * How an access ends (R10, R11), the limits (R4, R6) and eligibility (R12), on whichever
 * database the subclass names.
 */
@TestPropertySource(properties = { "case-access.consent.searches-per-hour=8", "case-access.consent.notices-per-day=4" })
@RecordApplicationEvents
abstract class RightsRules extends CaseStory {

	private static final int SEARCHES = 8;

	private static final int NOTICES = 4;

	private static final ConsentEnd BY_AGENT = new ConsentEnd(EndedBy.AGENT, EndMethod.AGENT_PORTAL, false);

	private static final ConsentEnd BY_CLIENT = new ConsentEnd(EndedBy.CLIENT, EndMethod.RESIDENT_PORTAL, false);

	@Autowired
	AccessRequests requests;

	@Autowired
	ClientAccess access;

	@Autowired
	Agents agents;

	@Autowired
	Clients clients;

	@Autowired
	ApplicationEvents events;

	@AfterEach
	void papersAreInOrderAgain() {
		papers("ACTIVE", "ACTIVE");
	}

	@Test
	void theClientEndsTheAccessThroughTheLinkInTheNotice() {
		UUID request = accessFor(Scenario.ELENA);
		String token = this.scenario.accessTokenOf(request);
		assertThat(this.access.find(token)).hasValueSatisfying((found) -> {
			assertThat(found.agentName()).isEqualTo("Maria Lopez");
			assertThat(found.npn()).isEqualTo("18452301");
			assertThat(found.verbal()).isFalse();
			assertThat(found.language()).isEqualTo(Locale.ENGLISH);
		});
		assertThat(isAssociated()).as("looking ends nothing").isTrue();
		assertThat(this.access.end(token, false)).isTrue();
		assertThat(isAssociated()).isFalse();
		assertThat(this.associations.clientsOf(maria().id())).isEmpty();
		assertThat(row(request)).containsEntry("ended_by", "CLIENT")
			.containsEntry("end_method", "NOTICE_LINK")
			.containsEntry("did_not_agree", false)
			.containsEntry("active_pair", null)
			.doesNotContainEntry("ended_at", null);
		assertThat(stateOf(request)).isEqualTo(RequestState.ENDED_BY_CLIENT);
		assertThat(this.requests.find(request).orElseThrow().caseNumber()).isNull();
		assertThat(this.associations.endedOf(maria().id(), Instant.EPOCH)).singleElement()
			.satisfies((ended) -> assertThat(ended.endedBy()).isEqualTo(EndedBy.CLIENT));
		assertThat(this.events.stream(AssociationEnded.class)).hasSize(1);
	}

	@Test
	void aUsedLinkAndAnUnknownOneDoNothing() {
		UUID request = accessFor(Scenario.ELENA);
		String token = this.scenario.accessTokenOf(request);
		this.access.end(token, false);
		assertThat(this.access.find(token)).isEmpty();
		assertThat(this.access.end(token, true)).isFalse();
		assertThat(kindsOnRecord(request)).containsExactly("GIVEN", "REVOKED");
		assertThat(row(request)).containsEntry("did_not_agree", false);
		assertThat(this.access.find("forged")).isEmpty();
		assertThat(this.access.end("forged", true)).isFalse();
	}

	@Test
	void theDatabaseHoldsNoLink() {
		String token = this.scenario.accessTokenOf(accessFor(Scenario.ELENA));
		String stored = this.jdbc.sql("select token_hash from access_notice_link").query(String.class).single();
		assertThat(stored).hasSize(64).isNotEqualTo(token);
		// 128 bits
		assertThat(token).hasSizeGreaterThanOrEqualTo(22);
	}

	@Test
	void whoDidNotAgreeIsNotSaidToHaveAgreedVerballyNext() {
		UUID disputed = accessFor(Scenario.ELENA);
		this.access.end(this.scenario.accessTokenOf(disputed), true);
		assertThat(kindsOnRecord(disputed)).containsExactly("GIVEN", "OBJECTED");
		UUID next = this.scenario.requestFor(Scenario.ELENA);
		assertThat(this.requests.attemptCount(next).declined()).isTrue();
		staySilent(this.scenario.ask(next));
		assertThatExceptionOfType(ConsentNotAllowedException.class)
			.isThrownBy(() -> this.records.recordVerbal(next, verbal(VerbalReason.NO_RESPONSE)));
		// the client's own answer still counts
		assertThat(accept(this.scenario.ask(next))).isEqualTo(AnswerResult.ACCEPTED);
		this.associations.associate(next, null);
		assertThat(isAssociated()).isTrue();
	}

	@Test
	void theAgentEndsTheAccessAndAsksAnewForAnother() {
		UUID request = accessFor(Scenario.ELENA);
		assertThat(this.associations.end(maria().id(), elena(), BY_AGENT)).isTrue();
		assertThat(isAssociated()).isFalse();
		assertThat(this.associations.wasAssociated(maria().id(), elena())).isTrue();
		assertThat(stateOf(request)).isEqualTo(RequestState.ENDED_BY_AGENT);
		assertThat(row(request)).containsEntry("ended_by", "AGENT");
		assertThat(this.associations.associate(request, null)).as("the same consent again").isEqualTo(elena());
		assertThat(isAssociated()).isFalse();
		accessFor(Scenario.ELENA);
		assertThat(isAssociated()).isTrue();
	}

	@Test
	void anAccessFromBeforeTheRecordsCanBeEnded() {
		this.jdbc.sql("""
				insert into association (id, agent_id, client_id, started_at, active_pair)
				values (:id, :agent, :client, :now, :pair)
				""")
			.param("id", UUID.randomUUID())
			.param("agent", maria().id())
			.param("client", elena())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("pair", maria().id() + ":" + elena())
			.update();
		assertThat(isAssociated()).isTrue();
		assertThat(this.associations.end(maria().id(), elena(), BY_CLIENT)).isTrue();
		assertThat(isAssociated()).isFalse();
	}

	@Test
	void whoSignsInEndsTheirOwnAccessAndNoOther() {
		UUID request = accessFor(Scenario.ELENA);
		AccessInForce found = this.access.of(elena()).getFirst();
		UUID samuel = ((SearchResult.OneClient) this.clients
			.search(Scenario.criteria("Samuel", "Brooks", Sex.M, "1979-11-02"))).client().id();
		assertThat(found.agentName()).isEqualTo("Maria Lopez");
		assertThat(this.access.find(elena(), found.id())).contains(found);
		assertThat(this.access.find(samuel, found.id())).isEmpty();
		assertThat(this.access.end(samuel, found.id(), false)).isFalse();
		assertThat(isAssociated()).isTrue();
		assertThat(this.access.end(elena(), found.id(), true)).isTrue();
		assertThat(isAssociated()).isFalse();
		assertThat(this.access.of(elena())).isEmpty();
		assertThat(this.access.end(elena(), found.id(), false)).as("twice").isFalse();
		assertThat(row(request)).containsEntry("end_method", "RESIDENT_PORTAL").containsEntry("did_not_agree", true);
		assertThat(kindsOnRecord(request)).containsExactly("GIVEN", "OBJECTED");
		assertThat(this.records.history(elena())).extracting(RecordedConsent::kind)
			.containsExactly(ConsentKind.OBJECTED, ConsentKind.GIVEN);
	}

	@Test
	void aConsentWhoseRequestWasCancelledIsSaidToHaveComeToNothing() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		this.survey.answer(this.scenario.tokenOf(this.scenario.ask(request)), Decision.ACCEPT, Locale.ENGLISH);
		assertThat(this.records.history(elena())).extracting(RecordedConsent::inVain).containsExactly(false);
		this.requests.cancel(request);
		assertThat(this.records.history(elena())).extracting(RecordedConsent::inVain).containsExactly(true);
		this.scenario.startAfresh();
		this.access.end(this.scenario.accessTokenOf(accessFor(Scenario.ELENA)), false);
		assertThat(this.records.history(elena())).extracting(RecordedConsent::inVain).containsExactly(false, false);
	}

	@Test
	void anOldLinkDoesNotEndALaterAccess() {
		String old = this.scenario.accessTokenOf(accessFor(Scenario.ELENA));
		this.associations.end(maria().id(), elena(), BY_AGENT);
		this.clock.advance(Duration.ofMinutes(5));
		String current = this.scenario.accessTokenOf(accessFor(Scenario.ELENA));
		assertThat(this.access.find(old)).isEmpty();
		assertThat(this.access.end(old, true)).isFalse();
		assertThat(isAssociated()).isTrue();
		assertThat(this.access.end(current, true)).isTrue();
	}

	@Test
	void aNoticeThatIsSentAgainHasTheSameLink() {
		UUID request = accessFor(Scenario.ELENA);
		String first = this.scenario.accessTokenOf(request);
		this.jdbc.sql("update notice set state = 'SENDING' where purpose = 'ASSOCIATION'").update();
		this.clock.advance(Duration.ofMinutes(1));
		this.notices.send(request);
		assertThat(this.scenario.accessTokenOf(request)).isEqualTo(first);
		assertThat(this.access.end(first, false)).isTrue();
		assertThat(this.access.find(first)).isEmpty();
	}

	@Test
	void aConsentFromBeforeTheEndGivesNoAccessAgain() {
		UUID first = this.scenario.requestFor(Scenario.ELENA);
		UUID second = this.scenario.requestFor(Scenario.ELENA);
		accept(this.scenario.ask(first));
		accept(this.scenario.ask(second));
		UUID third = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt pending = this.scenario.ask(third);
		this.associations.associate(first, null);
		this.associations.end(maria().id(), elena(), BY_CLIENT);
		assertThatIllegalStateException().isThrownBy(() -> this.associations.associate(second, null));
		assertThat(isAssociated()).isFalse();
		assertThat(stateOf(second)).isEqualTo(RequestState.ENDED_BY_CLIENT);
		assertThat(accept(pending)).isEqualTo(AnswerResult.NOT_ACTIVE);
		// nor does the ledger say that it is in force
		assertThat(kindsOnRecord(first)).containsExactly("GIVEN", "REVOKED");
		assertThat(kindsOnRecord(second)).containsExactly("GIVEN", "REVOKED");
	}

	@Test
	void manyEndsAtOnceAreOne() throws Exception {
		UUID request = accessFor(Scenario.ELENA);
		String token = this.scenario.accessTokenOf(request);
		UUID maria = maria().id();
		UUID elena = elena();
		List<Callable<Boolean>> ends = new ArrayList<>();
		for (int times = 0; times < 4; times++) {
			ends.add(() -> this.access.end(token, true));
			ends.add(() -> this.associations.end(maria, elena, BY_AGENT));
			ends.add(() -> this.associations.end(maria, elena, BY_CLIENT));
		}
		assertThat(Together.<Boolean>run(ends)).filteredOn((ended) -> ended).hasSize(1);
		assertThat(isAssociated()).isFalse();
	}

	@Test
	void anEndAndASecondRequestInTheSameMomentLeaveNoAccess() throws Exception {
		UUID maria = maria().id();
		UUID elena = elena();
		for (int round = 0; round < 20; round++) {
			this.scenario.startAfresh();
			UUID first = this.scenario.requestFor(Scenario.ELENA);
			UUID second = this.scenario.requestFor(Scenario.ELENA);
			accept(this.scenario.ask(first));
			accept(this.scenario.ask(second));
			this.associations.associate(first, null);
			List<Boolean> results = Together.run(List.<Callable<Boolean>>of(
					() -> this.associations.end(maria, elena, BY_CLIENT), () -> tryToAssociate(second)));
			assertThat(results.getFirst()).isTrue();
			assertThat(isAssociated()).as("round " + round).isFalse();
			assertThat(stateOf(second)).isEqualTo(RequestState.ENDED_BY_CLIENT);
		}
	}

	private boolean tryToAssociate(UUID request) {
		try {
			this.associations.associate(request, null);
			return true;
		}
		catch (RuntimeException ex) {
			// the engine gives the job out again, until its process is cancelled
			return false;
		}
	}

	@Test
	void anAgentSearchesSoOftenAnHourAndNotMore() {
		AgentProfile maria = maria();
		UUID repeated = UUID.randomUUID();
		for (int search = 1; search < SEARCHES; search++) {
			this.scenario.requestFor(Scenario.ELENA);
		}
		for (int click = 0; click < 5; click++) {
			this.requests.open(repeated, maria, Scenario.ELENA);
		}
		this.clock.advance(Duration.ofMinutes(18));
		assertThatExceptionOfType(LimitReachedException.class)
			.isThrownBy(() -> this.requests.open(UUID.randomUUID(), maria, Scenario.ELENA))
			.withMessageContaining(SEARCHES + " times")
			.withMessageContaining("again in 42 minutes")
			.satisfies((ex) -> assertThat(ex.possibleAgain())
				.isEqualTo(this.clock.instant().plus(Duration.ofMinutes(42))));
		assertThat(this.requests.latestOf(maria.id(), 100)).as("no row of what was refused").hasSize(SEARCHES);
		this.scenario.requestFor(this.scenario.agent("james.chen"), Scenario.ELENA);
		this.clock.advance(Duration.ofMinutes(42));
		this.scenario.requestFor(Scenario.ELENA);
	}

	@Test
	void manySearchesAtOnceAreCountedOneByOne() throws Exception {
		AgentProfile maria = maria();
		List<Boolean> opened = Together.times(24, () -> {
			try {
				this.requests.open(UUID.randomUUID(), maria, Scenario.ELENA);
				return true;
			}
			catch (LimitReachedException ex) {
				return false;
			}
		});
		assertThat(opened).filteredOn((open) -> open).hasSize(SEARCHES);
		assertThat(this.requests.latestOf(maria.id(), 100)).hasSize(SEARCHES);
	}

	@Test
	void aClientIsAskedSoOftenADayByAllAgentsTogether() {
		for (String agent : List.of("maria.lopez", "james.chen", "aisha.khan", "sofia.rossi")) {
			this.scenario.ask(this.scenario.requestFor(this.scenario.agent(agent), Scenario.ELENA));
		}
		UUID request = this.scenario.requestFor(this.scenario.agent("robert.miller"), Scenario.ELENA);
		assertThatExceptionOfType(NoticeLimitReachedException.class).isThrownBy(() -> this.scenario.ask(request))
			.withMessageContaining("again in 24 hours");
		assertThat(this.scenario.noticesSent()).isEqualTo(NOTICES);
		assertThat(this.requests.attemptCount(request).made()).as("an attempt that was not made").isZero();
		for (VerbalReason reason : VerbalReason.values()) {
			assertThatExceptionOfType(ConsentNotAllowedException.class).as(reason.name())
				.isThrownBy(() -> this.records.recordVerbal(request, verbal(reason)));
		}
		this.scenario.ask(this.scenario.requestFor(Scenario.TAMARA));
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.scenario.ask(request).number()).isEqualTo(1);
	}

	@Test
	void manyAgentsAtOnceNeverSendOneNoticeTooMany() throws Exception {
		List<Callable<Boolean>> asks = new ArrayList<>();
		for (String agent : List.of("maria.lopez", "james.chen", "aisha.khan", "sofia.rossi", "robert.miller")) {
			for (int tab = 0; tab < 2; tab++) {
				UUID request = this.scenario.requestFor(this.scenario.agent(agent), Scenario.ELENA);
				asks.add(() -> {
					try {
						this.scenario.ask(request);
						return true;
					}
					catch (NoticeLimitReachedException ex) {
						return false;
					}
				});
			}
		}
		assertThat(Together.<Boolean>run(asks)).filteredOn((asked) -> asked).hasSize(NOTICES);
		assertThat(this.scenario.noticesSent()).isEqualTo(NOTICES);
	}

	@Test
	void theNewsOfAnAccessIsNotLimited() {
		for (String agent : List.of("james.chen", "aisha.khan", "sofia.rossi")) {
			this.scenario.ask(this.scenario.requestFor(this.scenario.agent(agent), Scenario.ELENA));
		}
		UUID request = accessFor(Scenario.ELENA);
		assertThat(this.scenario.accessTokenOf(request)).isNotBlank();
		// by both of her ways
		assertThat(this.scenario.noticesSent()).isEqualTo(NOTICES + 2);
	}

	@ParameterizedTest
	@CsvSource({ "INACTIVE, ACTIVE", "ACTIVE, INACTIVE", "UNKNOWN, ACTIVE", "ACTIVE, PENDING", "'', ACTIVE",
			"ACTIVE, ''", "active, ACTIVE", "' ACTIVE', ACTIVE", "ACTIVE, ACTIVE_2" })
	void whateverIsNotActiveRefusesRequestAndAssociation(String licence, String agreement) {
		UUID consented = this.scenario.requestFor(Scenario.ELENA);
		accept(this.scenario.ask(consented));
		UUID fresh = this.scenario.requestFor(Scenario.ELENA);
		UUID postal = this.scenario.requestFor(Scenario.WALTER);
		papers(licence, agreement);
		assertThat(this.agents.eligibility(maria().id()).eligible()).isFalse();
		assertThatExceptionOfType(AgentNotEligibleException.class)
			.isThrownBy(() -> this.associations.associate(consented, null));
		assertThatExceptionOfType(AgentNotEligibleException.class).isThrownBy(() -> this.scenario.ask(fresh));
		assertThatExceptionOfType(AgentNotEligibleException.class)
			.isThrownBy(() -> this.records.recordVerbal(postal, verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC)));
		assertThat(isAssociated()).isFalse();
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
	}

	@Test
	void anAgentWhomTheExchangeDoesNotKnowIsNotEligible() {
		assertThat(this.agents.eligibility(UUID.randomUUID())).satisfies((eligibility) -> {
			assertThat(eligibility.eligible()).isFalse();
			assertThat(eligibility.reason()).contains("does not know you");
			assertThatExceptionOfType(AgentNotEligibleException.class).isThrownBy(eligibility::require);
		});
	}

	private AnswerResult accept(StartedAttempt attempt) {
		return answer(attempt, Decision.ACCEPT);
	}

	private AgentProfile maria() {
		return this.scenario.maria();
	}

	private UUID elena() {
		return ((SearchResult.OneClient) this.clients.search(Scenario.ELENA)).client().id();
	}

	private boolean isAssociated() {
		return this.associations.isAssociated(maria().id(), elena());
	}

	private RequestState stateOf(UUID request) {
		return this.requests.find(request).orElseThrow().state();
	}

	private Map<String, Object> row(UUID request) {
		return this.jdbc.sql("select * from association where access_request_id = :request")
			.param("request", request)
			.query()
			.singleRow();
	}

	private List<String> kindsOnRecord(UUID request) {
		return this.jdbc
			.sql("select kind from consent_record where access_request_id = :request order by sequence_number")
			.param("request", request)
			.query(String.class)
			.list();
	}

	private void papers(String licence, String agreement) {
		this.jdbc
			.sql("update agent set licence_status = :licence, agreement_status = :agreement where username = :username")
			.param("licence", licence)
			.param("agreement", agreement)
			.param("username", "maria.lopez")
			.update();
	}

}
