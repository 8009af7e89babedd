package org.caseaccess.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.caseaccess.consent.BrokenRecord;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.consent.LedgerState;
import org.caseaccess.consent.LedgerVerification;
import org.caseaccess.consent.LegalHold;
import org.caseaccess.consent.LegalHolds;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.ClientCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The ledger of consents (R8), on whichever database the subclass names. */
abstract class LedgerRules extends CaseStory {

	private static final ConsentEnd BY_CLIENT = new ConsentEnd(EndedBy.CLIENT, EndMethod.RESIDENT_PORTAL, false);

	@Autowired
	LedgerVerification verification;

	@Autowired
	LegalHolds holds;

	@Autowired
	ClientCases cases;

	@Autowired
	ObjectMapper json;

	@Test
	void anElectronicConsentIsRecordedWithEveryElement() throws Exception {
		UUID request = accepted();
		JsonNode content = this.json.readTree(contentOf(request, "GIVEN"));
		assertThat(content.path("sequenceNumber").asLong()).isEqualTo(1);
		assertThat(content.path("previousHash").asText()).isEqualTo("0".repeat(64));
		assertThat(content.path("method").asText()).isEqualTo("TEXT");
		assertThat(content.path("recordedAt").asText()).isEqualTo(this.clock.instant().toString());
		assertThat(content.path("retainUntil").asText()).isEqualTo(inTenYears());
		assertThat(content.at("/client/name").asText()).isEqualTo("Elena Garcia");
		assertThat(content.at("/client/caseNumber").asText()).isEqualTo("C-10001");
		assertThat(content.at("/agent/name").asText()).isEqualTo("Maria Lopez");
		assertThat(content.at("/agent/npn").asText()).isEqualTo("18452301");
		assertThat(content.at("/agent/agency").asText()).isEqualTo("Harbor Health Insurance Agency");
		assertThat(content.path("scope").asText()).contains("may see your case");
		assertThat(content.path("purpose").asText()).contains("only to help you with health coverage");
		assertThat(content.path("duration").asText()).contains("until you end it");
		assertThat(content.path("rescission").asText()).contains("You can end it at any time");
		assertThat(content.at("/text/sha256").asText()).hasSize(64);
		assertThat(content.has("verbal")).isFalse();
	}

	private String inTenYears() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC).plusYears(10).toString();
	}

	@Test
	void aVerbalConsentIsRecordedWithHowItWasTakenAndForWhom() throws Exception {
		UUID request = verbally(new Representative("Ruth Hughes", "Power of attorney of 2024-02-01"));
		JsonNode content = this.json.readTree(contentOf(request, "GIVEN"));
		assertThat(content.at("/verbal/reason").asText()).isEqualTo("PREFERENCE_NOT_ELECTRONIC");
		assertThat(content.at("/verbal/contactMode").asText()).isEqualTo("PHONE");
		assertThat(content.at("/verbal/identityCheck").asText()).isEqualTo("QUESTIONS");
		assertThat(content.at("/verbal/acknowledgements")).hasSize(5)
			.allSatisfy((given) -> assertThat(given.path("at").asText()).isEqualTo(this.clock.instant().toString()));
		assertThat(content.at("/representative/name").asText()).isEqualTo("Ruth Hughes");
		assertThat(content.at("/representative/authority").asText()).startsWith("Power of attorney");
		assertThat(this.verification.verify().unbroken()).isTrue();
	}

	@Test
	void nobodyConsentsForTheClientWithoutAuthority() {
		assertThatExceptionOfType(ConsentNotAllowedException.class)
			.isThrownBy(() -> verbally(new Representative("Ruth Hughes", " ")));
		assertThat(this.verification.length()).isZero();
	}

	@Test
	void theTextThatWasShownIsKeptOnceLetterForLetter() {
		accepted();
		accepted("james.chen");
		assertThat(
				this.jdbc.sql("select text from consent_text where sha256 in (select text_sha256 from consent_record)")
					.query(String.class)
					.list())
			.hasSize(1)
			.first()
			.asString()
			.startsWith("May this agent work in your case?\n")
			.endsWith("your coverage does not change.\n");
	}

	@Test
	void anEndIsARecordOfItsOwnThatRefersToTheGivenOne() throws Exception {
		UUID request = accepted();
		assertThat(this.records.isEnded(request)).isFalse();
		this.records.recordEnd(request, new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
		this.records.recordEnd(request, new ConsentEnd(EndedBy.AGENT, EndMethod.AGENT_PORTAL, false));
		assertThat(this.records.isEnded(request)).isTrue();
		JsonNode content = this.json.readTree(contentOf(request, "OBJECTED"));
		assertThat(content.path("givenRecord").asText())
			.isEqualTo(this.records.forRequest(request).orElseThrow().id().toString());
		assertThat(content.path("method").asText()).isEqualTo("NOTICE_LINK");
		assertThat(content.path("endedBy").asText()).isEqualTo("CLIENT");
		assertThat(this.verification.verify()).isEqualTo(new LedgerState(2, hashOf(2), null));
	}

	@Test
	void whatWasNeverGivenCannotEnd() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		assertThatIllegalStateException().isThrownBy(() -> this.records.recordEnd(request, BY_CLIENT));
		assertThat(this.records.isEnded(request)).isFalse();
	}

	@Test
	void manyEndsAtOnceAreOne() throws Exception {
		UUID request = accepted();
		Together.times(6, () -> {
			this.records.recordEnd(request, BY_CLIENT);
			return null;
		});
		assertThat(this.verification.verify().verified()).isEqualTo(2);
	}

	@Test
	void parallelAppendsKeepOneUnbrokenChain() throws Exception {
		AgentProfile maria = this.scenario.maria();
		List<Callable<Object>> consents = new ArrayList<>();
		for (int number = 0; number < 20; number++) {
			UUID request = this.scenario.requestFor(maria, Scenario.WALTER);
			consents.add(() -> {
				this.records.recordVerbal(request, verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC, null));
				this.records.recordEnd(request, BY_CLIENT);
				return null;
			});
		}
		Together.run(consents);
		LedgerState state = this.verification.verify();
		assertThat(state.firstBroken()).isEmpty();
		assertThat(state.verified()).isEqualTo(40);
		assertThat(state.headHash()).isEqualTo(hashOf(40));
	}

	@ParameterizedTest
	@ValueSource(strings = { "update consent_record set agent_npn = '0'", "delete from consent_record",
			"update consent_record set record_hash = 'x'", "update consent_text set text = 'x'",
			"delete from consent_text", "update legal_hold set action = 'RELEASED'", "delete from legal_hold",
			"truncate table consent_record cascade", "truncate table consent_record" })
	void nothingIsChangedOrDeleted(String statement) {
		accepted();
		this.holds.place(UUID.randomUUID(), elena(), "lawsuit 1", "counsel");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.sql(statement).update());
		assertThat(this.verification.verify().verified()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					update consent_record set agent_name = 'Else' where sequence_number = 2                  | 2 | columns
					update consent_record set recorded_at = timestamp '2020-01-01 00:00:00' where sequence_number = 1 | 1 | columns
					update consent_record set verbal_reason = 'NO_RESPONSE' where sequence_number = 3        | 3 | columns
					update consent_record set content = replace(content, 'James', 'Maria') where sequence_number = 2 | 2 | hash
					update consent_record set record_hash = repeat('f', 64) where sequence_number = 1        | 1 | hash
					delete from consent_record where sequence_number = 2                                     | 2 | missing
					delete from consent_record where sequence_number = 4                                     | 4 | missing
					delete from consent_record                                                               | 1 | missing
					update consent_text set text = 'something else' where version = '2026-12'                | 1 | text
					delete from consent_text where version = 'verbal-consent'                                | 3 | text
					update consent_ledger_head set sequence_number = 3                                       | 4 | head
					""")
	void tamperingIsSeenAndTheFirstBrokenRecordNamed(String change, long number, String reason) {
		fourRecords();
		new DatabaseOwner(this.jdbc).tamper(() -> this.jdbc.sql(change).update());
		assertThat(this.verification.verify().firstBroken()).hasValueSatisfying((broken) -> {
			assertThat(broken.sequenceNumber()).isEqualTo(number);
			assertThat(broken.description()).startsWith("Record " + number).contains(reason);
		});
	}

	@Test
	void aForgerWhoAlsoMakesANewHashBreaksTheRecordAfter() throws Exception {
		fourRecords();
		String forged = this.jdbc.sql("select content from consent_record where sequence_number = 2")
			.query(String.class)
			.single()
			.replace("James Chen", "Maria Lopez");
		String hash = HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(forged.getBytes(StandardCharsets.UTF_8)));
		new DatabaseOwner(this.jdbc).tamper(() -> this.jdbc.sql("""
				update consent_record set agent_name = 'Maria Lopez', content = :content, record_hash = :hash
				 where sequence_number = 2
				""").param("content", forged).param("hash", hash).update());
		assertThat(this.verification.verify().firstBroken()).map(BrokenRecord::sequenceNumber).contains(3L);
	}

	@Test
	void aRecordBesideTheChainIsRefused() {
		UUID request = accepted();
		UUID other = this.scenario.requestFor(this.scenario.agent("james.chen"), Scenario.ELENA);
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc
			.sql("""
					insert into consent_record (id, access_request_id, client_id, agent_id, agent_name, agent_npn,
					                            agency_name, method, recorded_at, kind)
					select :id, :other, client_id, agent_id, agent_name, agent_npn, agency_name, method, recorded_at, 'GIVEN'
					  from consent_record where access_request_id = :request
					""")
			.param("id", UUID.randomUUID())
			.param("other", other)
			.param("request", request)
			.update());
	}

	@Test
	void aHoldThatIsPlacedAndReleasedFiveTimesAtOnceIsOne() throws Exception {
		UUID hold = UUID.randomUUID();
		Together.times(5, () -> {
			this.holds.place(hold, elena(), "a lawsuit", "counsel");
			return null;
		});
		assertThat(Together.times(5, () -> this.holds.release(hold, "settled", "counsel")))
			.filteredOn((released) -> released)
			.hasSize(1);
		assertThat(this.jdbc.sql("select count(*) from legal_hold").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void legalHoldsArePlacedAndReleasedByInsertingOnly() {
		UUID client = elena();
		UUID first = UUID.randomUUID();
		UUID second = UUID.randomUUID();
		assertThat(this.holds.isHeld(client)).isFalse();
		this.holds.place(first, client, "lawsuit 1", "counsel");
		this.holds.place(first, client, "lawsuit 1", "counsel");
		this.holds.place(second, client, "lawsuit 2", "counsel");
		assertThat(this.holds.inForce()).extracting(LegalHold::caseNumber).containsExactly("C-10001", "C-10001");
		assertThat(this.holds.release(first, "lawsuit 1 settled", "counsel")).isTrue();
		assertThat(this.holds.isHeld(client)).isTrue();
		assertThat(this.holds.release(first, "again", "counsel")).isFalse();
		assertThat(this.holds.release(UUID.randomUUID(), "of nothing", "counsel")).isFalse();
		assertThat(this.holds.release(second, "lawsuit 2 settled", "counsel")).isTrue();
		assertThat(this.holds.isHeld(client)).isFalse();
		assertThat(this.holds.history(client)).extracting(LegalHold::releaseReason)
			.containsExactlyInAnyOrder("lawsuit 1 settled", "lawsuit 2 settled");
		assertThat(this.jdbc.sql("select count(*) from legal_hold").query(Integer.class).single()).isEqualTo(4);
	}

	/** Two electronic ones, a verbal one, and the first one's end. */
	private void fourRecords() {
		UUID first = accepted();
		accepted("james.chen");
		verbally(null);
		this.records.recordEnd(first, BY_CLIENT);
		assertThat(this.verification.verify().unbroken()).isTrue();
	}

	private UUID accepted() {
		return accepted("maria.lopez");
	}

	private UUID accepted(String agent) {
		UUID request = this.scenario.requestFor(this.scenario.agent(agent), Scenario.ELENA);
		this.survey.answer(this.scenario.tokenOf(this.scenario.ask(request)), Decision.ACCEPT, Locale.ENGLISH);
		return request;
	}

	private UUID verbally(Representative representative) {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		this.records.recordVerbal(request, verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC, representative));
		return request;
	}

	private UUID elena() {
		return this.cases.byCaseNumber("C-10001").orElseThrow().clientId();
	}

	private String contentOf(UUID request, String kind) {
		return this.jdbc.sql("select content from consent_record where access_request_id = :request and kind = :kind")
			.param("request", request)
			.param("kind", kind)
			.query(String.class)
			.single();
	}

	private String hashOf(long number) {
		return this.jdbc.sql("select record_hash from consent_record where sequence_number = :number")
			.param("number", number)
			.query(String.class)
			.single();
	}

}
