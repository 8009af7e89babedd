package org.caseaccess.consent;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.caseaccess.association.Associations;
import org.caseaccess.domain.MovableClock;
import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.caseaccess.notification.Notices;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a rule demands is owed by the domain: it comes to pass when nothing that runs a
 * process is there any more.
 */
abstract class OwedEffectsRules {

	private static final Duration STEP = Duration.ofSeconds(15);

	@Autowired
	Scenario scenario;

	@Autowired
	AccessRequests requests;

	@Autowired
	ConsentAttempts attempts;

	@Autowired
	ConsentSurvey survey;

	@Autowired
	ConsentRecords records;

	@Autowired
	Associations associations;

	@Autowired
	AssociationNotices news;

	@Autowired
	OverdueAttempts overdue;

	@Autowired
	Notices notices;

	@Autowired
	TransactionOperations transactions;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	@Test
	void whoeverHasTheAccessOwesTheNoticeOfIt() {
		UUID request = consented(Scenario.ELENA);
		assertThat(owed()).isEmpty();
		this.associations.associate(request, null);
		assertThat(owed()).containsExactly(request);
		assertThat(told()).isEmpty();
	}

	@Test
	void noAccessNoDebt() {
		UUID request = consented(Scenario.ELENA);
		this.transactions.executeWithoutResult((status) -> {
			this.associations.associate(request, null);
			status.setRollbackOnly();
		});
		assertThat(owed()).isEmpty();
		// nobody is told of an access that was not given, whoever asks for it
		this.news.send(request);
		assertThat(told()).isEmpty();
	}

	@Test
	void aClientIsToldWhenNobodyTakesTheNextStep() {
		UUID request = granted(Scenario.ELENA);
		this.clock.advance(STEP.minusSeconds(1));
		this.news.writeOwed();
		assertThat(told()).isEmpty();
		this.clock.advance(Duration.ofSeconds(1));
		this.news.writeOwed();
		assertThat(owed()).isEmpty();
		assertThat(told()).containsExactly("EMAIL SENDING", "TEXT SENDING");
		deliver();
		assertThat(told()).containsExactly("EMAIL ACCEPTED", "TEXT ACCEPTED");
		assertThat(this.associations.isAssociated(this.scenario.maria().id(), clientOf(request))).isTrue();
	}

	@Test
	void howeverLongTheProgramWasAwayTheClientIsTold() {
		granted(Scenario.ELENA);
		this.clock.advance(Duration.ofDays(3));
		this.news.writeOwed();
		this.clock.advance(Duration.ofDays(3));
		deliver();
		assertThat(told()).containsExactly("EMAIL ACCEPTED", "TEXT ACCEPTED");
	}

	@Test
	void aLetterIsOwedToo() {
		UUID request = this.scenario.requestFor(Scenario.WALTER);
		this.records.recordVerbal(request, verbal());
		this.associations.associate(request, null);
		this.clock.advance(STEP);
		this.news.writeOwed();
		assertThat(told()).containsExactly("EMAIL SENDING", "POSTAL SENDING");
	}

	@Test
	void theStepAndTheProgramItselfOnManyNodesTellAClientOnce() throws Exception {
		UUID request = granted(Scenario.ELENA);
		this.clock.advance(STEP);
		Callable<Boolean> step = () -> {
			this.news.send(request);
			return true;
		};
		Callable<Boolean> program = () -> {
			this.news.writeOwed();
			return true;
		};
		Together.run(Stream.of(step, program, step, program, step, program).toList());
		deliver();
		assertThat(told()).containsExactly("EMAIL ACCEPTED", "TEXT ACCEPTED");
		assertThat(this.jdbc.sql("select tries from notice where purpose = 'ASSOCIATION'").query(Integer.class).list())
			.containsExactly(1, 1);
	}

	@Test
	void twoRequestsThatLedToOneAccessAreBothTold() {
		UUID first = consented(Scenario.ELENA);
		UUID second = consented(Scenario.ELENA);
		this.associations.associate(first, null);
		this.associations.associate(second, null);
		assertThat(owed()).containsExactlyInAnyOrder(first, second);
	}

	@Test
	void silenceEndsAnAttemptWhenNobodyClosesIt() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		String token = this.scenario.tokenOf(attempt);
		this.clock.advance(Scenario.WINDOW.plusSeconds(9));
		this.overdue.closeOverdue();
		assertThat(this.requests.find(request).orElseThrow().pending()).isNotNull();
		this.clock.advance(Duration.ofSeconds(1));
		this.overdue.closeOverdue();
		assertThat(this.requests.find(request).orElseThrow().pending()).isNull();
		assertThat(this.attempts.outcome(attempt.attemptId()).state()).isEqualTo(AttemptState.NO_RESPONSE);
		assertThat(this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH)).isEqualTo(AnswerResult.NOT_ACTIVE);
		// the process comes later, and is told the same
		assertThat(this.attempts.close(attempt.attemptId()).outcome()).isEqualTo(AttemptState.NO_RESPONSE);
	}

	@Test
	void whereTheNoticeNeverWentOutNobodyWasSilent() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request, "job-1");
		this.jdbc.sql("update notice set state = 'SENDING'").update();
		this.clock.advance(Scenario.WINDOW.plusSeconds(10));
		this.overdue.closeOverdue();
		assertThat(this.attempts.outcome(attempt.attemptId()).state()).isEqualTo(AttemptState.NOT_DELIVERED);
		assertThat(this.scenario.ask(request, "job-1").failureReason())
			.isEqualTo("The notice could not be sent in time.");
	}

	@Test
	void anAnswerInTimeCountsHoweverLateItIsLookedAt() {
		UUID request = consented(Scenario.ELENA);
		this.clock.advance(Duration.ofHours(1));
		this.overdue.closeOverdue();
		assertThat(this.records.forRequest(request)).isPresent();
	}

	@Test
	void anInterruptedRequestLeavesNothingOpen() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		String token = this.scenario.tokenOf(attempt);
		assertThat(this.requests.interrupt(request)).isTrue();
		assertThat(this.requests.find(request).orElseThrow().state()).isEqualTo(RequestState.INTERRUPTED);
		assertThat(this.attempts.outcome(attempt.attemptId()).state()).isEqualTo(AttemptState.WITHDRAWN);
		assertThat(this.survey.question(token, null)).isEmpty();
		assertThat(this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH)).isEqualTo(AnswerResult.NOT_ACTIVE);
	}

	@Test
	void aConsentOfAnInterruptedRequestComesToNothing() {
		UUID request = consented(Scenario.ELENA);
		assertThat(this.requests.interrupt(request)).isTrue();
		assertThatException().isThrownBy(() -> this.associations.associate(request, null));
		assertThat(this.associations.isAssociated(this.scenario.maria().id(), clientOf(request))).isFalse();
		assertThat(this.records.history(clientOf(request))).singleElement().matches(RecordedConsent::inVain);
		assertThat(owed()).isEmpty();
	}

	@Test
	void aRequestIsInterruptedOnceAndNoOtherEndIsUndone() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		assertThat(Together.times(4, () -> this.requests.interrupt(request))).containsOnlyOnce(true);
		UUID granted = granted(Scenario.SAMUEL);
		assertThat(this.requests.interrupt(granted)).isFalse();
		assertThat(this.requests.find(granted).orElseThrow().state()).isEqualTo(RequestState.GRANTED);
	}

	private UUID consented(SearchCriteria client) {
		UUID request = this.scenario.requestFor(client);
		this.survey.answer(this.scenario.tokenOf(this.scenario.ask(request)), Decision.ACCEPT, Locale.ENGLISH);
		return request;
	}

	private UUID granted(SearchCriteria client) {
		UUID request = consented(client);
		this.associations.associate(request, null);
		return request;
	}

	private UUID clientOf(UUID request) {
		return this.requests.find(request).orElseThrow().clientId();
	}

	private VerbalConsent verbal() {
		List<Acknowledgement> read = Stream.of("identity", "purpose", "scope", "duration", "revocation")
			.map((statement) -> new Acknowledgement(statement, this.clock.instant(), Acknowledgement.Source.TICKED))
			.toList();
		return new VerbalConsent(VerbalReason.PREFERENCE_NOT_ELECTRONIC, "PHONE", "QUESTIONS", read, "verbal-consent:1",
				"the form", new ConsentTerms("scope", "purpose", "duration", "rescission"), null);
	}

	private List<UUID> owed() {
		return this.jdbc.sql("select access_request_id from owed_notice").query(UUID.class).list();
	}

	private List<String> told() {
		return this.jdbc.sql("select method || ' ' || state from notice where purpose = 'ASSOCIATION' order by method")
			.query(String.class)
			.list();
	}

	private void deliver() {
		this.jdbc.sql("select notice_key from notice where purpose = 'ASSOCIATION' and owed")
			.query(String.class)
			.list()
			.forEach(this.notices::deliver);
	}

}
