package org.caseaccess.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.Acknowledgement;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ClosedAttempt;
import org.caseaccess.consent.ConsentNotAllowedException;
import org.caseaccess.consent.ConsentQuestion;
import org.caseaccess.consent.ConsentWay;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.NoAttemptsLeftException;
import org.caseaccess.consent.NoElectronicMethodException;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.StartAttempt;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.consent.VerbalConsent;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.notification.NoticeInDeliveryException;
import org.caseaccess.registry.AgentNotEligibleException;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The rules of consent (R1 to R13), on whichever database the subclass names. */
abstract class ConsentRules extends CaseStory {

	/** As precise as both databases keep it. */
	private static final Duration INSTANT = Duration.ofNanos(1000);

	@Autowired
	AccessRequests requests;

	private RequestState stateOf(UUID request) {
		return this.requests.find(request).orElseThrow().state();
	}

	@Test
	void anAcceptedRequestLeadsToARecordAndAnAssociation() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		assertThat(answer(attempt, Decision.ACCEPT)).isEqualTo(AnswerResult.ACCEPTED);
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.ACCEPTED);
		UUID client = this.associations.associate(request, "NO");
		assertThat(this.associations.isAssociated(this.scenario.maria().id(), client)).isTrue();
		assertThat(stateOf(request)).isEqualTo(RequestState.GRANTED);
		assertThat(this.requests.find(request).orElseThrow().caseNumber()).isEqualTo("C-10001");
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("TEXT");
	}

	@Test
	void lookingAtTheQuestionDecidesNothing() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		for (int look = 0; look < 5; look++) {
			assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isPresent();
		}
		assertThat(answer(attempt, Decision.ACCEPT)).isEqualTo(AnswerResult.ACCEPTED);
	}

	@Test
	void theFirstLookIsOnRecordAndNoOther() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		ConsentQuestion question = this.survey.question(this.scenario.tokenOf(attempt), null).orElseThrow();
		this.survey.opened(question, ConsentWay.LINK);
		Instant first = this.clock.instant();
		this.clock.advance(Duration.ofSeconds(5));
		this.survey.opened(question, ConsentWay.RESIDENT_PORTAL);
		assertThat(
				this.jdbc.sql("select opened_at from consent_attempt").query(OffsetDateTime.class).single().toInstant())
			.isEqualTo(first);
		assertThat(this.jdbc.sql("select opened_through from consent_attempt").query(String.class).single())
			.isEqualTo("LINK");
		answer(attempt, Decision.DECLINE);
		assertThat(this.jdbc.sql("select answered_through from consent_attempt").query(String.class).single())
			.isEqualTo("LINK");
	}

	@Test
	void whoSignsInAnswersUnderTheSameRulesAndConsentsInThePortal() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		UUID elena = clientOf(request);
		UUID walter = clientOf(this.scenario.requestFor(Scenario.WALTER));
		assertThat(this.survey.pending(elena, Locale.ENGLISH)).extracting(ConsentQuestion::attemptId)
			.containsExactly(attempt.attemptId());
		assertThat(this.survey.pending(walter, Locale.ENGLISH)).isEmpty();
		assertThat(this.survey.question(walter, attempt.attemptId(), null)).isEmpty();
		assertThat(this.survey.state(walter, attempt.attemptId())).isEmpty();
		assertThat(this.survey.answer(walter, attempt.attemptId(), Decision.ACCEPT, Locale.ENGLISH))
			.isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.survey.answer(elena, attempt.attemptId(), Decision.ACCEPT, Locale.of("es")))
			.isEqualTo(AnswerResult.ACCEPTED);
		assertThat(this.survey.answer(elena, attempt.attemptId(), Decision.DECLINE, Locale.ENGLISH))
			.isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(answer(attempt, Decision.DECLINE)).as("the link of the same attempt")
			.isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.survey.state(elena, attempt.attemptId())).contains(AttemptState.ACCEPTED);
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("PORTAL");
		assertThat(this.jdbc.sql("select text_language from consent_record").query(String.class).single())
			.isEqualTo("es");
	}

	@Test
	void whoSignsInTooLateIsTooLate() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		UUID elena = clientOf(request);
		this.clock.advance(Scenario.WINDOW);
		assertThat(this.survey.pending(elena, Locale.ENGLISH)).isEmpty();
		assertThat(this.survey.answer(elena, attempt.attemptId(), Decision.ACCEPT, Locale.ENGLISH))
			.isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	private UUID clientOf(UUID request) {
		return this.requests.find(request).orElseThrow().clientId();
	}

	@Test
	void theQuestionNamesTheAgentAndTheCodeThatTheAgentSees() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).hasValueSatisfying((question) -> {
			assertThat(question.agentName()).isEqualTo("Maria Lopez");
			assertThat(question.npn()).isEqualTo("18452301");
			assertThat(question.matchingCode()).isEqualTo(attempt.matchingCode()).matches("\\d{4}");
			assertThat(question.deadline()).isEqualTo(attempt.deadline());
			assertThat(question.text().language()).isEqualTo("en");
		});
		assertThat(
				this.survey.question(this.scenario.tokenOf(attempt), Locale.of("es")).orElseThrow().text().language())
			.isEqualTo("es");
	}

	@Test
	void anAnswerCountsOnce() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		answer(attempt, Decision.ACCEPT);
		assertThat(answer(attempt, Decision.DECLINE)).isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.ACCEPTED);
	}

	@Test
	void anAnswerAtTheLastMomentCountsAlthoughTheEngineSawTheTimer() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		this.clock.advance(Duration.ofMillis(89_900));
		assertThat(answer(attempt, Decision.ACCEPT)).isEqualTo(AnswerResult.ACCEPTED);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.ACCEPTED);
	}

	@Test
	void aLateAnswerChangesNothing() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		this.clock.advance(Scenario.WINDOW);
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isEmpty();
		assertThat(answer(attempt, Decision.ACCEPT)).isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.NO_RESPONSE);
	}

	@Test
	void silenceIsWhatTheClockSaysWhoeverAsksBefore() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		for (Duration passed : List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofMillis(88_999))) {
			this.clock.advance(passed);
			ClosedAttempt asked = this.attempts.close(attempt.attemptId());
			assertThat(asked.outcome()).isEqualTo(AttemptState.PENDING);
			assertThat(asked.deadline()).isEqualTo(attempt.deadline());
		}
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isPresent();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.NO_RESPONSE);
	}

	@Test
	void aRequestAsksOnceAtATimeWhoeverStartsIt() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt first = this.scenario.ask(request, "job-1");
		assertThat(this.scenario.ask(request, "job-2").attemptId()).isEqualTo(first.attemptId());
		answer(first, Decision.ACCEPT);
		assertThat(this.scenario.ask(request, "job-3").attemptId()).isEqualTo(first.attemptId());
		assertThat(this.requests.attemptCount(request).made()).isEqualTo(1);
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
	}

	@Test
	void theInstallationsLimitsHoldWhateverTheCallerAsksFor() {
		for (int number = 1; number <= Scenario.MAX_ATTEMPTS; number++) {
			StartedAttempt attempt = this.attempts.start(new StartAttempt(this.scenario.requestFor(Scenario.ELENA),
					"job-1", Duration.ofSeconds(number), 99));
			assertThat(Duration.between(this.clock.instant(), attempt.deadline())).isEqualTo(Scenario.WINDOW);
		}
		UUID fourth = this.scenario.requestFor(Scenario.ELENA);
		assertThatExceptionOfType(NoAttemptsLeftException.class)
			.isThrownBy(() -> this.attempts.start(new StartAttempt(fourth, "job-1", Scenario.WINDOW, 99)));
		UUID other = this.scenario.requestFor(Scenario.SAMUEL);
		assertThatExceptionOfType(NoAttemptsLeftException.class)
			.isThrownBy(() -> this.attempts.start(new StartAttempt(other, "job-1", Scenario.WINDOW, -1)));
		StartedAttempt endless = this.attempts.start(new StartAttempt(other, "job-2", Duration.ofDays(10_000), 1));
		assertThat(Duration.between(this.clock.instant(), endless.deadline())).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void aClientWithoutAnElectronicMethodIsNotAskedElectronically() {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		assertThatExceptionOfType(NoElectronicMethodException.class).isThrownBy(() -> this.scenario.ask(request));
		assertThat(this.requests.attemptCount(request).made()).isZero();
	}

	@Test
	void aForgedTokenChangesNothing() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		assertThat(this.survey.answer("forged", Decision.ACCEPT, Locale.ENGLISH)).isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.survey.question("", null)).isEmpty();
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isPresent();
	}

	@Test
	void theDatabaseHoldsNoToken() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		String stored = this.jdbc.sql("select token_hash from consent_attempt where id = :id")
			.param("id", attempt.attemptId())
			.query(String.class)
			.single();
		assertThat(stored).hasSize(64).isNotEqualTo(this.scenario.tokenOf(attempt));
		// 128 bits
		assertThat(this.scenario.tokenOf(attempt)).hasSizeGreaterThanOrEqualTo(22);
	}

	@Test
	void aDeclineEndsTheRequestAndForbidsVerbalConsent() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		assertThat(answer(attempt, Decision.DECLINE)).isEqualTo(AnswerResult.DECLINED);
		assertThat(stateOf(request)).isEqualTo(RequestState.DECLINED);
		assertThatExceptionOfType(RequestNotFoundException.class)
			.isThrownBy(() -> this.records.recordVerbal(request, verbal(VerbalReason.NO_RESPONSE)));
		UUID next = this.scenario.requestFor(Scenario.ELENA);
		staySilent(this.scenario.ask(next));
		assertThatExceptionOfType(ConsentNotAllowedException.class)
			.isThrownBy(() -> this.records.recordVerbal(next, verbal(VerbalReason.NO_RESPONSE)));
		assertThat(this.records.forRequest(next)).isEmpty();
	}

	@Test
	void aNoticeThatIsNotDeliveredIsNotNoResponse() {
		UUID request = this.scenario.requestFor(Scenario.TAMARA);
		StartedAttempt attempt = this.scenario.ask(request);
		assertThat(attempt.delivered()).isFalse();
		assertThat(attempt.failureReason()).contains("does not accept mail");
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.NOT_DELIVERED);
	}

	@Test
	void attemptsAreCountedAcrossRequestsUntilAccessIsCompleted() {
		for (int number = 1; number <= Scenario.MAX_ATTEMPTS; number++) {
			StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
			assertThat(attempt.number()).isEqualTo(number);
			assertThat(this.attempts.close(attempt.attemptId())).extracting((closed) -> closed.count().made())
				.isEqualTo(number);
		}
		UUID fourth = this.scenario.requestFor(Scenario.ELENA);
		assertThatExceptionOfType(NoAttemptsLeftException.class).isThrownBy(() -> this.scenario.ask(fourth));
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
		// another agent is not held by it
		AgentProfile james = this.scenario.agent("james.chen");
		assertThat(this.scenario.ask(this.scenario.requestFor(james, Scenario.ELENA)).number()).isEqualTo(1);
		// verbal consent completes the access, and the count starts again
		this.records.recordVerbal(fourth, verbal(VerbalReason.NO_ATTEMPTS_LEFT));
		this.associations.associate(fourth, null);
		assertThat(this.requests.attemptCount(fourth).made()).isZero();
	}

	@Test
	void askingAndLeavingIsNoWayToVerbalConsent() {
		for (int number = 1; number <= Scenario.MAX_ATTEMPTS; number++) {
			UUID left = this.scenario.requestFor(Scenario.ELENA);
			this.scenario.ask(left);
			this.requests.leave(left);
		}
		UUID next = this.scenario.requestFor(Scenario.ELENA);
		assertThat(this.requests.attemptCount(next).onlyWithdrawn()).isTrue();
		assertThatExceptionOfType(ConsentNotAllowedException.class)
			.isThrownBy(() -> this.records.recordVerbal(next, verbal(VerbalReason.NO_ATTEMPTS_LEFT)));
	}

	@Test
	void oneAttemptIsNotAllOfThem() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		staySilent(this.scenario.ask(request));
		UUID next = this.scenario.requestFor(Scenario.ELENA);
		assertThatExceptionOfType(ConsentNotAllowedException.class)
			.isThrownBy(() -> this.records.recordVerbal(next, verbal(VerbalReason.NO_ATTEMPTS_LEFT)));
	}

	@Test
	void manyTabsNeverMakeAFourthNotice() throws Exception {
		List<UUID> tabs = new ArrayList<>();
		for (int tab = 0; tab < 12; tab++) {
			tabs.add(this.scenario.requestFor(Scenario.ELENA));
		}
		List<Boolean> asked = Together.run(tabs.stream().<Callable<Boolean>>map((request) -> () -> {
			try {
				this.scenario.ask(request);
				return true;
			}
			catch (NoAttemptsLeftException ex) {
				return false;
			}
		}).toList());
		assertThat(asked).filteredOn((started) -> started).hasSize(Scenario.MAX_ATTEMPTS);
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
	}

	@Test
	void aRepeatedJobSendsNoSecondNotice() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt first = this.scenario.ask(request, "job-1");
		String token = this.scenario.tokenOf(first);
		assertThat(this.scenario.ask(request, "job-1")).isEqualTo(first);
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
		assertThat(this.scenario.tokenOf(first)).isEqualTo(token);
		assertThat(this.requests.attemptCount(request).made()).isEqualTo(1);
	}

	@Test
	void theSameJobOnManyNodesIsOneAttempt() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		List<Boolean> done = Together.times(8, () -> {
			try {
				this.scenario.ask(request, "job-1");
				return true;
			}
			catch (NoticeInDeliveryException ex) {
				// the engine gives this node's job out again
				return false;
			}
		});
		assertThat(done).contains(true);
		StartedAttempt attempt = this.scenario.ask(request, "job-1");
		assertThat(this.requests.attemptCount(request).made()).isEqualTo(1);
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isPresent();
	}

	/** How often answer and timeout meet. */
	int races() {
		return 60;
	}

	@Test
	void answerAndTimeoutInTheSameMomentHaveOneOutcome() throws Exception {
		Map<AttemptState, Integer> outcomes = new EnumMap<>(AttemptState.class);
		Random random = new Random(1);
		for (int round = 0; round < races(); round++) {
			this.jdbc.sql("delete from agent_client_pair").update();
			this.jdbc.sql("delete from kept_notice").update();
			UUID request = this.scenario.requestFor(Scenario.ELENA);
			StartedAttempt attempt = this.scenario.ask(request);
			String token = this.scenario.tokenOf(attempt);
			this.clock.advance(Scenario.WINDOW.minus(INSTANT));
			// the answer looks the token up first: the timeout waits about as long
			long wait = random.nextLong(TimeUnit.MILLISECONDS.toNanos(2));
			List<Object> results = Together
				.run(List.of(() -> this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH), () -> {
					LockSupport.parkNanos(wait);
					this.clock.advance(INSTANT);
					return this.attempts.close(attempt.attemptId()).outcome();
				}));
			boolean accepted = results.get(0) == AnswerResult.ACCEPTED;
			AttemptState outcome = accepted ? AttemptState.ACCEPTED : AttemptState.NO_RESPONSE;
			assertThat(results.get(1)).isEqualTo(outcome);
			assertThat(this.records.forRequest(request).isPresent()).isEqualTo(accepted);
			outcomes.merge(outcome, 1, Integer::sum);
		}
		assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(races());
		System.out.printf("answer and timeout in the same moment, %d times: %s%n", races(), outcomes);
	}

	@Test
	void acceptAndDeclineInTheSameMomentHaveOneOutcome() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		String token = this.scenario.tokenOf(this.scenario.ask(request));
		List<AnswerResult> results = Together
			.run(List.of(() -> this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH),
					() -> this.survey.answer(token, Decision.DECLINE, Locale.ENGLISH),
					() -> this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH),
					() -> this.survey.answer(token, Decision.DECLINE, Locale.ENGLISH)));
		assertThat(results).filteredOn((result) -> result != AnswerResult.NOT_ACTIVE).hasSize(1);
	}

	@Test
	void leavingWithdrawsThePendingAttempt() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		this.requests.leave(request);
		assertThat(stateOf(request)).isEqualTo(RequestState.LEFT);
		assertThat(answer(attempt, Decision.ACCEPT)).isEqualTo(AnswerResult.NOT_ACTIVE);
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.WITHDRAWN);
		assertThat(this.requests.attemptCount(request).made()).isEqualTo(1);
	}

	@Test
	void leavingAfterTheAnswerChangesNothing() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		answer(this.scenario.ask(request), Decision.ACCEPT);
		this.requests.leave(request);
		assertThat(stateOf(request)).isEqualTo(RequestState.OPEN);
		assertThat(this.records.forRequest(request)).isPresent();
	}

	@Test
	void anAgentWhoseLicenceEndsCannotAskNorCompleteTheAccess() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		answer(this.scenario.ask(request), Decision.ACCEPT);
		this.scenario.licence("maria.lopez", "INACTIVE");
		assertThatExceptionOfType(AgentNotEligibleException.class)
			.isThrownBy(() -> this.associations.associate(request, null))
			.withMessageContaining("licence");
		UUID other = this.scenario.requestFor(Scenario.WALTER);
		assertThatExceptionOfType(AgentNotEligibleException.class).isThrownBy(() -> this.scenario.ask(other));
		assertThatExceptionOfType(AgentNotEligibleException.class)
			.isThrownBy(() -> this.records.recordVerbal(other, verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC)));
	}

	@Test
	void thereIsNoAssociationWithoutAConsentRecord() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		assertThatIllegalStateException().isThrownBy(() -> this.associations.associate(request, null));
		assertThat(this.associations.clientsOf(this.scenario.maria().id())).isEmpty();
	}

	@Test
	void associatingManyTimesAtOnceAssociatesOnce() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		answer(this.scenario.ask(request), Decision.ACCEPT);
		List<UUID> clients = Together.times(6, () -> this.associations.associate(request, "YES"));
		assertThat(clients).containsOnly(clients.getFirst());
		assertThat(this.jdbc.sql("select count(*) from association where access_request_id = :id")
			.param("id", request)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void verbalConsentIsForClientsWhoPreferPostalMail() {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		this.records.recordVerbal(request, verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC));
		this.records.recordVerbal(request, verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC));
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("VERBAL");
	}

	@Test
	void verbalConsentIsNoWayAroundAsking() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		for (VerbalReason reason : VerbalReason.values()) {
			assertThatExceptionOfType(ConsentNotAllowedException.class).as(reason.name())
				.isThrownBy(() -> this.records.recordVerbal(request, verbal(reason)));
		}
	}

	@Test
	void verbalConsentNeedsEveryAcknowledgement() {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		VerbalConsent complete = verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC);
		VerbalConsent incomplete = with(complete, complete.acknowledgements().subList(0, 4));
		assertThatExceptionOfType(ConsentNotAllowedException.class)
			.isThrownBy(() -> this.records.recordVerbal(request, incomplete));
	}

	@Test
	void whatWasAcknowledgedAtAnotherTimeIsNoVerbalConsent() {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		VerbalConsent given = verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC);
		for (Duration away : List.of(Duration.ofMinutes(-1), Duration.ofMinutes(1))) {
			VerbalConsent elsewhen = with(given,
					given.acknowledgements()
						.stream()
						.map((one) -> new Acknowledgement(one.statement(), one.at().plus(away), one.source()))
						.toList());
			assertThatExceptionOfType(ConsentNotAllowedException.class)
				.isThrownBy(() -> this.records.recordVerbal(request, elsewhen));
		}
	}

	/** As somebody may send who calls the engine without the form. */
	@Test
	void whatNoRecordHoldsIsNoVerbalConsent() {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		VerbalConsent given = verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC);
		for (VerbalConsent wrong : List.of(entered(given, "by phone, ".repeat(3), null),
				entered(given, "PHO\0NE", null), entered(given, "PHONE", new Representative("R".repeat(201), "will")),
				entered(given, "PHONE", new Representative("Rita Hughes", "power\0of attorney")))) {
			assertThatExceptionOfType(ConsentNotAllowedException.class)
				.isThrownBy(() -> this.records.recordVerbal(request, wrong));
		}
		this.records.recordVerbal(request,
				entered(given, "PHONE", new Representative("R".repeat(200), "power of attorney")));
	}

	private static VerbalConsent entered(VerbalConsent given, String contactMode, Representative representative) {
		return new VerbalConsent(given.reason(), contactMode, given.identityCheck(), given.acknowledgements(),
				given.textVersion(), given.text(), given.terms(), representative);
	}

	private static VerbalConsent with(VerbalConsent given, List<Acknowledgement> acknowledgements) {
		return new VerbalConsent(given.reason(), given.contactMode(), given.identityCheck(), acknowledgements,
				given.textVersion(), given.text(), given.terms(), null);
	}

	@Test
	void openingTheSameRequestTwiceOpensOne() throws Exception {
		UUID id = UUID.randomUUID();
		AgentProfile maria = this.scenario.maria();
		Together.times(5, () -> this.requests.open(id, maria, Scenario.ELENA));
		assertThat(this.requests.latestOf(maria.id(), 10)).hasSize(1);
		AgentProfile james = this.scenario.agent("james.chen");
		assertThatExceptionOfType(RequestNotFoundException.class)
			.isThrownBy(() -> this.requests.open(id, james, Scenario.ELENA));
	}

	@Test
	void aClosedRequestKeepsItsState() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		assertThat(this.requests.close(request, RequestState.CANCELLED)).isTrue();
		assertThat(this.requests.close(request, RequestState.EXPIRED)).isFalse();
		assertThat(stateOf(request)).isEqualTo(RequestState.CANCELLED);
	}

	@Test
	void whatStoppedWithTheProgramEndsAsInterrupted() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		this.requests.interruptAll();
		assertThat(stateOf(request)).isEqualTo(RequestState.INTERRUPTED);
		ClosedAttempt closed = this.attempts.close(attempt.attemptId());
		assertThat(closed.outcome()).isEqualTo(AttemptState.WITHDRAWN);
	}

	@Test
	void everySearchIsRecordedWithItsOutcome() {
		this.scenario.requestFor(Scenario.ELENA);
		this.scenario.requestFor(Scenario.criteria("Nobody", "Here", Sex.F, "1980-01-01"));
		this.scenario.requestFor(Scenario.criteria("John", "Smith", Sex.M, "1975-03-14"));
		assertThat(this.jdbc.sql("select search_outcome from access_request order by search_outcome")
			.query(String.class)
			.list()).containsExactly("MORE_THAN_ONE", "NOBODY", "ONE_CLIENT");
	}

}
