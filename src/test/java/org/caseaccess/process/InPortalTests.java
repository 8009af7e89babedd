package org.caseaccess.process;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.List;
import java.util.Arrays;
import java.util.HashMap;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import java.util.UUID;

import io.camunda.client.api.search.response.Incident;
import org.awaitility.Awaitility;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.development.ChannelMode;
import org.caseaccess.development.ChannelSwitches;
import org.caseaccess.domain.Scenario;
import org.caseaccess.notification.Delivery;
import org.caseaccess.notification.DeliveryReports;
import org.caseaccess.notification.NoticeMethod;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * By the door of the Agent Portal: what holds there as in Tasklist, and what only its
 * pages can do.
 */
class InPortalTests extends RequestCaseAccess {

	@Autowired
	DeliveryReports reports;

	@Autowired
	ChannelSwitches switches;

	@Test
	void everyStatementHasItsOwnTimeAndTheTextIsTheOneThatTheEngineShowed() throws Exception {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		AgentTask task = at(request, "Task_ConfirmVerbalConsent");
		Instant before = this.clock.instant();
		this.tasks.tick(request, task.key(), "acknowledgeIdentity", true);
		this.tasks.tick(request, task.key(), "acknowledgePurpose", true);
		this.tasks.tick(request, task.key(), "acknowledgePurpose", false);
		this.tasks.tick(request, task.key(), "acknowledgePurpose", true);
		this.tasks.tick(request, task.key(), "acknowledgeScope", true);
		this.tasks.tick(request, task.key(), "acknowledgeScope", false);
		for (String made : List.of("declinedBefore", "lastOutcome")) {
			assertThatExceptionOfType(TaskNotOpenException.class)
				.isThrownBy(() -> this.tasks.tick(request, task.key(), made, true));
		}
		complete(request, "Task_ConfirmVerbalConsent", verbalConsent());
		at(request, "Task_ConfirmAccess");
		assertThatExceptionOfType(TaskNotOpenException.class)
			.isThrownBy(() -> this.tasks.tick(request, task.key(), "acknowledgeScope", true));
		Map<String, Object> row = this.jdbc.sql("""
				select c.acknowledgements, c.text_version, t.text, c.scope from consent_record c
				  join consent_text t on t.version = c.text_version and t.sha256 = c.text_sha256
				 where c.access_request_id = :request
				""").param("request", request).query().singleRow();
		Map<String, String[]> given = new HashMap<>();
		for (String one : row.get("acknowledgements").toString().split(" ")) {
			given.put(one.substring(0, one.indexOf('@')), one.split("@"));
		}
		assertThat(given.get("identity")[2]).isEqualTo("TICKED");
		assertThat(given.get("purpose")[2]).isEqualTo("TICKED");
		assertThat(Instant.parse(given.get("purpose")[1])).isAfter(Instant.parse(given.get("identity")[1]));
		assertThat(Instant.parse(given.get("identity")[1])).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MICROS));
		// unticked again, or ticked elsewhere: with the form
		assertThat(given.get("scope")[2]).isEqualTo("SUBMITTED");
		assertThat(given.get("revocation")[1]).isEqualTo(given.get("scope")[1]);
		assertThat(Instant.parse(given.get("scope")[1])).isAfterOrEqualTo(Instant.parse(given.get("purpose")[1]));
		assertThat(row.get("text_version").toString()).matches("verbal-consent:\\d+");
		assertThat(new ObjectMapper().readTree(row.get("text").toString()))
			.isEqualTo(new ObjectMapper().readTree(task.schema()));
		assertThat(row.get("scope").toString()).contains("submit applications for you");
	}

	@Test
	void whatRestsOnATickThatIsTakenBackIsAskedAnew() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		AgentTask task = at(request, "Task_ConfirmVerbalConsent");
		assertThat(task.variables()).doesNotContainKeys("acknowledgeIdentity", "acknowledgePurpose");
		List<String> statements = List.of("acknowledgeIdentity", "acknowledgePurpose", "acknowledgeScope",
				"acknowledgeDuration", "acknowledgeRevocation");
		statements.forEach((statement) -> this.tasks.tick(request, task.key(), statement, true));
		this.tasks.tick(request, task.key(), "acknowledgeIdentity", false);
		Instant again = this.clock.instant();
		this.tasks.tick(request, task.key(), "acknowledgeIdentity", true);
		assertThatExceptionOfType(TaskDeniedException.class)
			.isThrownBy(() -> this.tasks.tick(request, task.key(), "acknowledgeScope", true));
		this.tasks.tick(request, task.key(), "acknowledgePurpose", true);
		complete(request, "Task_ConfirmVerbalConsent", verbalConsent());
		at(request, "Task_ConfirmAccess");
		List<String[]> given = Arrays.stream(
				this.jdbc.sql("select acknowledgements from consent_record").query(String.class).single().split(" "))
			.map((one) -> one.split("@"))
			.toList();
		assertThat(given).extracting((one) -> one[0])
			.containsExactly("identity", "purpose", "scope", "duration", "revocation");
		assertThat(given).extracting((one) -> one[2])
			.containsExactly("TICKED", "TICKED", "SUBMITTED", "SUBMITTED", "SUBMITTED");
		assertThat(given).extracting((one) -> Instant.parse(one[1])).isSorted();
		assertThat(Instant.parse(given.getFirst()[1])).isAfterOrEqualTo(again.truncatedTo(ChronoUnit.MICROS));
	}

	@Test
	void whatAWorkerCannotDoIsTriedAgainLaterAndThenAnIncidentWithoutPersonalData() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		Incident incident;
		try (Scenario.Trouble trouble = this.scenario.troubleWithVerbalConsents()) {
			complete(request, "Task_ConfirmVerbalConsent", verbalConsent());
			process(request).hasActiveElements(byId("Task_RecordVerbalConsent"));
			incident = awaitIncident(request);
		}
		assertThat(incident.getErrorMessage())
			.startsWith(
					"Case Access could not record the verbal consent, because the database did not answer or refused"
							+ " (DbActionExecutionException).")
			.contains("See docs/operations.md, record-verbal-consent, and the log lines with job ")
			.doesNotContain("Walter", "Hughes");
	}

	private Incident awaitIncident(UUID request) {
		long instance = this.processes.of(request).getAsLong();
		return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
			// each retry waits for its backoff
			pass(Duration.ofSeconds(5));
			return this.camunda.newIncidentSearchRequest()
				.filter((found) -> found.processInstanceKey(instance))
				.send()
				.join()
				.items();
		}, (found) -> !found.isEmpty()).getFirst();
	}

	@Test
	void aNoticeThatComesBackEndsTheWaitAtOnce() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		String attempt = view(request).pending().attemptId().toString();
		// the engine's clock stands still: no timer ends this wait
		assertThat(this.reports.report("bounce", "consent:" + attempt, Delivery.bounced("The phone is switched off.")))
			.isTrue();
		AgentTask task = at(request, "Task_ReviewConsentNeeded", "NOT_DELIVERED");
		assertThat(task.variables()).containsEntry("consentMethod", "VERBAL")
			.containsEntry("failureReason", "The phone is switched off.");
		assertThat(answer(attempt)).isEqualTo(AnswerResult.NOT_ACTIVE);
		process(request).hasCompletedElements(byId("Task_AwaitClientAnswer"));
		complete(request, "Task_ReviewConsentNeeded");
		consentVerbally(request, "NOT_DELIVERED");
	}

	@Test
	void aProviderThatIsDownIsTriedAgainAndThenTheNoticeIsNotDelivered() {
		this.switches.set(NoticeMethod.TEXT, ChannelMode.FAILS);
		UUID request = open(Scenario.ELENA);
		complete(request, "Task_ReviewConsentNeeded");
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
			// each retry waits for its backoff
			pass(Duration.ofSeconds(8));
			return noticeStates().equals(List.of("EXPIRED"));
		});
		AgentTask task = at(request, "Task_ReviewConsentNeeded", "NOT_DELIVERED");
		assertThat(task.variables()).containsEntry("failureReason", "The notice could not be sent in time.");
		process(request).hasNoActiveIncidents();
	}

	private List<String> noticeStates() {
		return this.jdbc.sql("select state from notice").query(String.class).list();
	}

	private AnswerResult answer(String attempt) {
		return this.survey.answer(this.scenario.tokenOf(UUID.fromString(attempt)), Decision.ACCEPT, Locale.ENGLISH);
	}

	@Test
	void anAgentWhoLeavesWithdrawsTheQuestion() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		String token = this.scenario.tokenOf(view(request).pending().attemptId());
		this.requests.pageLeft(request, Duration.ZERO);
		process(request).isCompleted()
			.hasCompletedElements(byId("Task_WithdrawConsentAttempt"), byId("EndEvent_AccessRequestLeft"));
		assertThat(view(request).state()).isEqualTo(RequestState.LEFT);
		assertThat(this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH)).isEqualTo(AnswerResult.NOT_ACTIVE);
	}

	@Test
	void leavingThreeTimesIsNoWayToVerbalConsent() {
		for (int attempt = 0; attempt < Scenario.MAX_ATTEMPTS; attempt++) {
			UUID left = open(Scenario.ELENA);
			ask(left);
			this.requests.pageLeft(left, Duration.ZERO);
			process(left).isCompleted();
		}
		UUID request = open(Scenario.ELENA);
		assertThat(at(request, "Task_ReviewConsentNeeded", "ONLY_WITHDRAWN").variables()).containsEntry("consentMethod",
				"NONE");
	}

	@Test
	void anAgentWhoComesBackInTimeHasNotLeft() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		this.requests.pageLeft(request, Duration.ofSeconds(5));
		this.requests.pageOpened(request);
		pass(Duration.ofSeconds(10));
		answer(request, Decision.ACCEPT);
		at(request, "Task_ReviewConsentReceived");
	}

	@Test
	void whenTheAnswerWindowIsOverTheClientWasSilentAndTheAgentHasNotLeft() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		this.requests.pageLeft(request, Duration.ofSeconds(10));
		staySilent(request);
		at(request, "Task_ReviewConsentNeeded", "NO_RESPONSE");
	}

	@Test
	void anAgentWhoLeftBeforeIsNotTakenToLeaveALaterQuestion() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		this.requests.pageLeft(request, Duration.ZERO);
		pass(Duration.ofSeconds(20));
		// in Tasklist the agent goes on
		ask(request);
		answer(request, Decision.ACCEPT);
		at(request, "Task_ReviewConsentReceived");
	}

	@Test
	void nobodyActsInAnotherAgentsRequestByNamingTheirOwn() {
		UUID foreign = open(this.scenario.agent("james.chen"), Scenario.WALTER);
		AgentTask task = at(foreign, "Task_ReviewConsentNeeded");
		UUID own = open(Scenario.ELENA);
		at(own, "Task_ReviewConsentNeeded");
		this.camunda.newAssignUserTaskCommand(task.key()).assignee("maria.lopez").send().join();
		assertDenied(task.key(), Map.of("accessRequestId", own.toString()), "belongs to another agent");
	}

	@Test
	void aCancelledRequestEndsAtOnceAndWithdrawsTheQuestion() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		this.requests.cancel(request);
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_CancelledRequestClosed"));
		assertThat(view(request).state()).isEqualTo(RequestState.CANCELLED);
		assertThat(view(request).pending()).isNull();
	}

	@Test
	void aStepIsDoneOnce() {
		UUID request = open(Scenario.ELENA);
		AgentTask task = at(request, "Task_ReviewConsentNeeded");
		this.tasks.complete(request, task.key(), Map.of());
		assertThatExceptionOfType(TaskNotOpenException.class)
			.isThrownBy(() -> this.tasks.complete(request, task.key(), Map.of()));
		awaitAnswer(request);
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
	}

	@Test
	void onlyWhatTheFormAsksForBecomesAVariable() {
		UUID request = open(Scenario.ELENA);
		complete(request, "Task_ReviewConsentNeeded", Map.of("lastOutcome", "ACCEPTED", "attemptId", "forged"));
		awaitAnswer(request);
		staySilent(request);
		at(request, "Task_ReviewConsentNeeded", "NO_RESPONSE");
	}

	@Test
	void nobodyElseCompletesAnAgentsTask() {
		UUID request = open(Scenario.ELENA);
		AgentTask task = at(request, "Task_ReviewConsentNeeded");
		this.camunda.newAssignUserTaskCommand(task.key()).assignee("james.chen").send().join();
		assertThatExceptionOfType(TaskDeniedException.class)
			.isThrownBy(() -> this.tasks.complete(request, task.key(), Map.of()))
			.withMessageContaining("belongs to another agent");
		assertThat(this.scenario.noticesSent()).isZero();
	}

}
