package org.caseaccess.domain;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.AssociationNotices;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.development.ChannelMode;
import org.caseaccess.development.ChannelSwitches;
import org.caseaccess.notification.Delivery;
import org.caseaccess.notification.DeliveryReports;
import org.caseaccess.notification.InboxNotice;
import org.caseaccess.notification.IncomingText;
import org.caseaccess.notification.IncomingTexts;
import org.caseaccess.notification.NoticeDelayedException;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.PortalInbox;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchResult;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What notices mean for consent, on whichever database the subclass names. */
abstract class NoticeRules {

	private static final String ELENAS_PHONE = "+12025550001";

	/** Reads her notices in the resident portal. */
	private static final SearchCriteria PRIYA = Scenario.criteria("Priya", "Natarajan", Sex.F, "1988-12-30");

	/** Text message, Spanish. */
	private static final SearchCriteria ROSA = Scenario.criteria("Rosa", "Martínez", Sex.F, "1991-02-28");

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
	DeliveryReports reports;

	@Autowired
	IncomingTexts texts;

	@Autowired
	PortalInbox inbox;

	@Autowired
	ChannelSwitches switches;

	@Autowired
	Clients clients;

	@Autowired
	MovableClock clock;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	private String reply(String from, String body) {
		return this.texts.receive(new IncomingText(UUID.randomUUID().toString(), from, body, false)).orElse("");
	}

	private AttemptState outcome(StartedAttempt attempt) {
		return this.attempts.close(attempt.attemptId()).outcome();
	}

	@Test
	void aNoticeWhoseOutcomeWasLostIsSentAgainWithTheSameLink() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request, "job-1");
		String token = this.scenario.tokenOf(attempt);
		this.jdbc.sql("update notice set state = 'SENDING', claimed_until = created_at").update();
		this.clock.advance(Duration.ofSeconds(30));
		this.scenario.ask(request, "job-1");
		assertThat(this.scenario.tokenOf(attempt)).isEqualTo(token);
		assertThat(this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH)).isEqualTo(AnswerResult.ACCEPTED);
	}

	@Test
	void aNoticeThatComesBackEndsTheAttemptAndItsLinkIsDead() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		String token = this.scenario.tokenOf(attempt);
		String key = "consent:" + attempt.attemptId();
		assertThat(this.reports.report("SM1 undelivered", key, Delivery.bounced("The phone is gone."))).isTrue();
		assertThat(this.reports.report("SM1 undelivered", key, Delivery.bounced("The phone is gone."))).isFalse();
		assertThat(outcome(attempt)).isEqualTo(AttemptState.NOT_DELIVERED);
		assertThat(this.attempts.close(attempt.attemptId()).failureReason()).isEqualTo("The phone is gone.");
		assertThat(this.survey.question(token, null)).isEmpty();
		assertThat(reply(ELENAS_PHONE, "YES " + attempt.matchingCode())).contains("No active request has this code.");
	}

	@Test
	void whoAnswersOnceMoreOrTooLateIsToldThatNothingChanged() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		reply(ELENAS_PHONE, "YES " + attempt.matchingCode());
		for (int time = 0; time < 3; time++) {
			assertThat(reply(ELENAS_PHONE, "NO " + attempt.matchingCode())).contains("nothing was changed",
					"An answer that you gave before counts.");
		}
		// two machines must not talk for ever
		assertThat(reply(ELENAS_PHONE, "NO " + attempt.matchingCode())).isEmpty();
		assertThat(outcome(attempt)).isEqualTo(AttemptState.ACCEPTED);
		StartedAttempt late = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		this.clock.advance(Duration.ofHours(1));
		assertThat(reply(ELENAS_PHONE, "YES " + late.matchingCode())).contains("nothing was changed");
		assertThat(outcome(late)).isEqualTo(AttemptState.NO_RESPONSE);
	}

	@Test
	void anAnswerThatCameFirstStaysWhateverTheProviderSaysThen() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH);
		this.reports.report("SM1 undelivered", "consent:" + attempt.attemptId(), Delivery.bounced("Gone."));
		assertThat(outcome(attempt)).isEqualTo(AttemptState.ACCEPTED);
	}

	@ParameterizedTest
	@CsvSource({ "yes %s, ACCEPTED", "Sí %s!, ACCEPTED", "NO %s, DECLINED" })
	void anAnswerByTextCountsLikeTheSurvey(String body, AttemptState expected) {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		assertThat(reply("202-555-0001", body.formatted(attempt.matchingCode())))
			.contains("code " + attempt.matchingCode());
		assertThat(outcome(attempt)).isEqualTo(expected);
		assertThat(this.records.forRequest(request).isPresent()).isEqualTo(expected == AttemptState.ACCEPTED);
		if (expected == AttemptState.DECLINED) {
			assertThat(this.requests.find(request).orElseThrow().state()).isEqualTo(RequestState.DECLINED);
		}
		// once
		assertThat(this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH))
			.isEqualTo(AnswerResult.NOT_ACTIVE);
	}

	@Test
	void theRecordOfAnAnswerByTextHasTheTextMessageThatWasSent() {
		UUID request = this.scenario.requestFor(ROSA);
		StartedAttempt attempt = this.scenario.ask(request);
		assertThat(reply("+12025550003", "SI " + attempt.matchingCode())).startsWith("Gracias.");
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("TEXT");
		List<String> texts = this.jdbc.sql("""
				select t.text from consent_text t join consent_record r on r.text_version = t.version
				   and r.text_language = t.language and r.text_sha256 = t.sha256
				 where r.access_request_id = :request and r.text_language = 'es'
				""").param("request", request).query(String.class).list();
		assertThat(texts).singleElement().asString().startsWith("¿Puede este agente").doesNotContain("{", "}");
		// the message itself is kept as it was sent
		assertThat(this.jdbc.sql("select body from notice_message").query(String.class).single())
			.contains("Maria Lopez de Harbor Health Insurance Agency, NPN 18452301, pide ver y tramitar su caso",
					"SI " + attempt.matchingCode())
			.doesNotContain("{", "}");
	}

	@Test
	void anAnswerByTextNeedsTheCodeTheNumberAndTheTime() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		String wrong = attempt.matchingCode().equals("0000") ? "0001" : "0000";
		reply(ELENAS_PHONE, "YES " + wrong);
		reply("+12025550003", "YES " + attempt.matchingCode());
		reply(ELENAS_PHONE, "YES");
		assertThat(this.requests.attemptCount(this.scenario.requestFor(Scenario.ELENA)).made()).isEqualTo(1);
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isPresent();
		this.clock.advance(Scenario.WINDOW);
		reply(ELENAS_PHONE, "YES " + attempt.matchingCode());
		assertThat(outcome(attempt)).isEqualTo(AttemptState.NO_RESPONSE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes", "ok", "%s", "YES 0000 %s", "yes no %s", "not yes %s", "I never said yes %s",
			"don't accept, maybe %s", "\uD83D\uDC4D", "yes %s?" })
	void anAnswerThatCannotBeReadIsToldSoWhileThereIsTimeAndNeverCounts(String body) {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		String code = attempt.matchingCode();
		assertThat(reply(ELENAS_PHONE, body.formatted(code)))
			.contains("your answer was not counted, reply YES " + code + " or NO " + code);
		assertThat(this.survey.question(this.scenario.tokenOf(attempt), null)).isPresent();
		assertThat(this.records.forRequest(request)).isEmpty();
		this.clock.advance(Scenario.WINDOW);
		assertThat(reply(ELENAS_PHONE, body.formatted(code))).doesNotContain("was not counted", code);
		assertThat(outcome(attempt)).isEqualTo(AttemptState.NO_RESPONSE);
	}

	@Test
	void aNoWithAStopIsBoth() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		assertThat(reply(ELENAS_PHONE, "NO " + attempt.matchingCode() + " and stop texting me"))
			.contains("You declined", "no more text messages");
		assertThat(outcome(attempt)).isEqualTo(AttemptState.DECLINED);
		assertThat(this.scenario.ask(this.scenario.requestFor(Scenario.ELENA)).delivered()).isFalse();
	}

	@Test
	void whereTheMessageDidNotSayAllAnAnswerByTextDoesNotCountAndTheLinkDoes() {
		agencyIs("保险代理公司");
		try {
			UUID request = this.scenario.requestFor(Scenario.ELENA);
			StartedAttempt attempt = this.scenario.ask(request);
			assertThat(this.jdbc.sql("select answer_by_text from notice").query(Boolean.class).single()).isFalse();
			assertThat(reply(ELENAS_PHONE, "YES " + attempt.matchingCode())).contains("only by the link");
			assertThat(this.records.forRequest(request)).isEmpty();
			assertThat(this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH))
				.isEqualTo(AnswerResult.ACCEPTED);
		}
		finally {
			agencyIs("Harbor Health Insurance Agency");
		}
	}

	private void agencyIs(String name) {
		this.jdbc.sql("""
				update agency set name = :name
				 where id = (select agency_id from agent where username = 'maria.lopez')
				""").param("name", name).update();
	}

	@Test
	void stopIsNoDeclineAndTheNextNoticeIsNotDelivered() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		assertThat(reply(ELENAS_PHONE, "stop")).contains("no more text messages");
		this.clock.advance(Scenario.WINDOW);
		assertThat(outcome(attempt)).isEqualTo(AttemptState.NO_RESPONSE);
		StartedAttempt next = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		assertThat(next.failureReason()).isEqualTo("The client does not want text messages.");
		assertThat(outcome(next)).isEqualTo(AttemptState.NOT_DELIVERED);
		reply(ELENAS_PHONE, "start");
		assertThat(this.scenario.ask(this.scenario.requestFor(Scenario.ELENA)).delivered()).isTrue();
	}

	@Test
	void aProviderThatIsDownIsTriedAgainAndThenTheNoticeIsNotDelivered() {
		this.switches.set(NoticeMethod.TEXT, ChannelMode.FAILS);
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		assertThatExceptionOfType(NoticeDelayedException.class).isThrownBy(() -> this.scenario.ask(request, "job-1"));
		assertThat(this.requests.find(request).orElseThrow().pending()).isNotNull();
		this.clock.advance(Duration.ofSeconds(80));
		StartedAttempt late = this.scenario.ask(request, "job-1");
		assertThat(late.failureReason()).isEqualTo("The notice could not be sent in time.");
		assertThat(late.number()).isEqualTo(1);
		assertThat(outcome(late)).isEqualTo(AttemptState.NOT_DELIVERED);
	}

	@Test
	void afterAnAssociationASecondChannelIsToldToo() {
		UUID request = granted(Scenario.ELENA);
		this.switches.set(NoticeMethod.EMAIL, ChannelMode.FAILS);
		this.news.send(request);
		this.news.send(request);
		assertThat(notices()).containsExactly("EMAIL SENDING", "TEXT ACCEPTED");
		// the access is not held up, and the email is sent when the provider is back
		this.switches.set(NoticeMethod.EMAIL, ChannelMode.WORKS);
		this.clock.advance(Duration.ofSeconds(2));
		this.news.send(request);
		assertThat(notices()).containsExactly("EMAIL ACCEPTED", "TEXT ACCEPTED");
	}

	@Test
	void whoStoppedTextMessagesIsToldOnAnotherSecondChannel() {
		UUID request = granted(Scenario.ELENA);
		reply(ELENAS_PHONE, "stop");
		prefers("EMAIL", true);
		try {
			this.news.send(request);
			assertThat(notices()).containsExactly("EMAIL ACCEPTED", "PORTAL DELIVERED");
		}
		finally {
			prefers("TEXT", false);
		}
	}

	private void prefers(String method, boolean inbox) {
		this.jdbc.sql(
				"update client set preferred_method = :method, portal_inbox = :inbox where first_name = 'Elena' and last_name = 'Garcia'")
			.param("method", method)
			.param("inbox", inbox)
			.update();
	}

	private List<String> notices() {
		return this.jdbc.sql("select method || ' ' || state from notice where purpose = 'ASSOCIATION' order by method")
			.query(String.class)
			.list();
	}

	@Test
	void theInboxHasTheNoticeWithItsLinkUntilItIsAnswered() {
		UUID request = this.scenario.requestFor(PRIYA);
		StartedAttempt attempt = this.scenario.ask(request);
		UUID priya = ((SearchResult.OneClient) this.clients.search(PRIYA)).client().id();
		InboxNotice notice = this.inbox.of(priya, 10).getFirst();
		assertThat(notice.link()).endsWith("/consent/" + this.scenario.tokenOf(attempt));
		this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH);
		assertThat(this.inbox.find(priya, notice.id()).orElseThrow().link()).isNull();
		this.associations.associate(request, null);
		this.news.send(request);
		assertThat(this.inbox.unread(priya)).isEqualTo(2);
	}

	private UUID granted(SearchCriteria client) {
		UUID request = this.scenario.requestFor(client);
		this.survey.answer(this.scenario.tokenOf(this.scenario.ask(request)), Decision.ACCEPT, Locale.ENGLISH);
		this.associations.associate(request, null);
		return request;
	}

}
