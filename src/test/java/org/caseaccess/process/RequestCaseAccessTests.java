package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import org.awaitility.Awaitility;
import org.caseaccess.association.Associations;
import org.caseaccess.association.ClientAccess;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every path of the model, on the real engine, with the real workers, database and forms:
 * the happy path, and one test for each way off it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({ "embedded", "test" })
@CamundaSpringProcessTest
@Import({ Scenario.class, OnceEveryTest.class })
class RequestCaseAccessTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration BEYOND_THE_WINDOW = Duration.ofSeconds(91);

	@Autowired
	Scenario scenario;

	@Autowired
	AccessRequests requests;

	@Autowired
	AgentTasks tasks;

	@Autowired
	ConsentSurvey survey;

	@Autowired
	ConsentRecords records;

	@Autowired
	Associations associations;

	@Autowired
	ClientAccess access;

	@Autowired
	Clock clock;

	@Autowired
	RequestProcesses processes;

	@Autowired
	CamundaClient camunda;

	@Autowired
	CamundaProcessTestContext engine;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void startAfresh() {
		CamundaAssert.setAssertionInterval(Duration.ofMillis(20));
		Awaitility.setDefaultPollDelay(Duration.ZERO);
		Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
		this.scenario.startAfresh();
	}

	@Test
	void anAcceptedConsentOpensTheCase() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		assertThat(answer(request, Decision.ACCEPT)).isEqualTo(AnswerResult.ACCEPTED);
		complete(request, "Task_ReviewConsentReceived");
		complete(request, "Task_ConfirmAccess", Map.of("onDemandReferral", "YES"));
		complete(request, "Task_ViewCase");
		process(request).isCompleted()
			.hasCompletedElements(byId("Task_AssociateAgent"), byId("Task_NotifyClient"),
					byId("EndEvent_AccessGranted"))
			.hasVariable("caseNumber", "C-10001")
			.hasNoActiveIncidents();
		assertThat(view(request).state()).isEqualTo(RequestState.GRANTED);
		assertThat(isAssociated(request)).isTrue();
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("TEXT");
		// the request for consent, and the news of the association
		assertThat(this.scenario.noticesSent()).isEqualTo(2);
	}

	@Test
	void aDeclineLeavesOnlyCancel() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		answer(request, Decision.DECLINE);
		complete(request, "Task_ReviewDecline");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_ClientDeclined"));
		assertThat(view(request).state()).isEqualTo(RequestState.DECLINED);
		assertThat(isAssociated(request)).isFalse();
	}

	@Test
	void aClientWhoWasSilentOnceMayBeAskedAgain() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		AgentTask task = at(request, "Task_ReviewConsentNeeded");
		assertThat(task.variables()).containsEntry("consentMethod", "ELECTRONIC_OR_VERBAL")
			.containsEntry("consentReason", "NO_RESPONSE")
			.containsEntry("attemptsLeft", 2);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		awaitAnswer(request);
		answer(request, Decision.ACCEPT);
		complete(request, "Task_ReviewConsentReceived");
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ViewCase");
		process(request).isCompleted()
			.hasCompletedElement(byId("SubProcess_ElectronicConsent"), 2)
			.hasVariable("attemptNumber", 2);
	}

	@Test
	void aClientWhoWasSilentThreeTimesCanOnlyBeAskedVerbally() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		for (int attempt = 2; attempt <= Scenario.MAX_ATTEMPTS; attempt++) {
			complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
			awaitAnswer(request);
			staySilent(request);
		}
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "VERBAL")
			.containsEntry("consentReason", "NO_ATTEMPTS_LEFT");
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
		// whoever sends 'electronically' all the same does not get a fourth
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestCancelled"));
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
	}

	@Test
	void afterSilenceTheClientCanConsentVerbally() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		consentVerbally(request, "NO_RESPONSE");
	}

	@Test
	void whenTheNoticeIsNotDeliveredTheClientCanConsentVerbally() {
		UUID request = open(Scenario.TAMARA);
		complete(request, "Task_ReviewConsentNeeded");
		AgentTask task = at(request, "Task_ReviewConsentNeeded", "NOT_DELIVERED");
		assertThat(task.variables()).containsEntry("consentMethod", "VERBAL");
		assertThat(task.variables().get("failureReason").toString()).contains("does not accept mail");
		complete(request, "Task_ReviewConsentNeeded");
		consentVerbally(request, "NOT_DELIVERED");
	}

	@Test
	void aClientWhoPrefersPostalMailConsentsVerbally() {
		UUID request = open(Scenario.WALTER);
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "VERBAL");
		complete(request, "Task_ReviewConsentNeeded");
		consentVerbally(request, "PREFERENCE_NOT_ELECTRONIC");
		process(request).hasNoActiveIncidents();
		assertThat(this.jdbc.sql("select method from notice where purpose = 'ASSOCIATION'").query(String.class).list())
			.containsExactly("POSTAL");
	}

	@Test
	void aMissingAcknowledgementIsNoVerbalConsent() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		Map<String, Object> verbal = verbalConsent();
		verbal.put("acknowledgeScope", false);
		complete(request, "Task_ConfirmVerbalConsent", verbal);
		// a browser's form does not let this through: it takes somebody who goes around
		// it
		process(request).hasCompletedElements(byId("LinkEvent_ConsentNotAllowed"));
		at(request, "Task_ReviewConsentNeeded");
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	@Test
	void whatAWorkerCannotDoIsTriedAgainLaterAndThenAnIncidentWithoutPersonalData() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		Map<String, Object> tooLong = verbalConsent();
		tooLong.put("contactMode", "by phone ".repeat(50));
		complete(request, "Task_ConfirmVerbalConsent", tooLong);
		process(request).hasActiveElements(byId("Task_RecordVerbalConsent"));
		long instance = this.processes.of(request).getAsLong();
		Incident incident = Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
			// each retry waits for its backoff
			this.engine.increaseTime(Duration.ofSeconds(5));
			return this.camunda.newIncidentSearchRequest()
				.filter((found) -> found.processInstanceKey(instance))
				.send()
				.join()
				.items();
		}, (found) -> !found.isEmpty()).getFirst();
		assertThat(incident.getErrorMessage())
			.startsWith("record-verbal-consent failed: DbActionExecutionException. See the log for job ")
			.doesNotContain("Walter", "Hughes");
	}

	@Test
	void aClientWithoutAnElectronicMethodCannotBeAsked() {
		UUID request = open(Scenario.criteria("George", "Whitfield", Sex.M, "1955-01-21"));
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "NONE")
			.containsEntry("consentReason", "NO_ELECTRONIC_METHOD");
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestCancelled"));
		assertThat(view(request).state()).isEqualTo(RequestState.NO_METHOD);
	}

	@Test
	void anUnknownClientAndAnAmbiguousOneLookTheSame() {
		UUID unknown = open(Scenario.criteria("Nobody", "Here", Sex.F, "1980-01-01"));
		AgentTask forUnknown = at(unknown, "Task_ReviewNextSteps");
		UUID ambiguous = open(Scenario.criteria("John", "Smith", Sex.M, "1975-03-14"));
		AgentTask forAmbiguous = at(ambiguous, "Task_ReviewNextSteps");
		assertThat(shown(forAmbiguous)).isEqualTo(shown(forUnknown));
		assertThat(forAmbiguous.schema()).isEqualTo(forUnknown.schema());
		complete(unknown, "Task_ReviewNextSteps");
		process(unknown).isCompleted().hasCompletedElements(byId("EndEvent_NoSingleClientFound"));
		assertThat(view(unknown).state()).isEqualTo(RequestState.NOT_FOUND);
	}

	@Test
	void anAgentWhoIsAssociatedAlreadyNeedsNoConsent() {
		UUID first = open(Scenario.ELENA);
		ask(first);
		answer(first, Decision.ACCEPT);
		complete(first, "Task_ReviewConsentReceived");
		complete(first, "Task_ConfirmAccess");
		at(first, "Task_ViewCase");
		UUID second = open(Scenario.ELENA);
		assertThat(at(second, "Task_ViewCase").variables()).containsEntry("caseNumber", "C-10001");
		complete(second, "Task_ViewCase");
		process(second).isCompleted().hasNotActivatedElements(byId("Task_ReviewConsentNeeded"));
		assertThat(view(second).state()).isEqualTo(RequestState.ASSOCIATED_BEFORE);
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
	void anAgentWhoComesBackInTimeHasNotLeft() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		this.requests.pageLeft(request, Duration.ofSeconds(5));
		this.requests.pageOpened(request);
		this.engine.increaseTime(Duration.ofSeconds(10));
		answer(request, Decision.ACCEPT);
		at(request, "Task_ReviewConsentReceived");
	}

	@Test
	void anAgentWithoutALicenceIsRefusedAtTheRequest() {
		UUID request = open(this.scenario.agent("david.cohen"), Scenario.ELENA);
		AgentTask task = at(request, "Task_ReviewRefusal");
		assertThat(task.variables().get("refusalReason").toString()).contains("licence is not active");
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AgentNotEligible"));
		assertThat(view(request).state()).isEqualTo(RequestState.NOT_ELIGIBLE);
	}

	@Test
	void anAgentWhoseLicenceEndsMeanwhileIsRefusedAtTheAssociation() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		answer(request, Decision.ACCEPT);
		complete(request, "Task_ReviewConsentReceived");
		this.scenario.licence("maria.lopez", "INACTIVE");
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AgentNotEligible"));
		assertThat(isAssociated(request)).isFalse();
	}

	@Test
	void anAgentWhoseLicenceEndsMeanwhileCannotRecordVerbalConsent() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		at(request, "Task_ConfirmVerbalConsent");
		this.scenario.licence("maria.lopez", "INACTIVE");
		complete(request, "Task_ConfirmVerbalConsent", verbalConsent());
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AgentNotEligible"));
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	@Test
	void aDeclineInAnotherRequestClosesTheVerbalWayHere() {
		UUID silent = open(Scenario.ELENA);
		ask(silent);
		staySilent(silent);
		complete(silent, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		at(silent, "Task_ConfirmVerbalConsent");
		UUID declined = open(Scenario.ELENA);
		ask(declined);
		answer(declined, Decision.DECLINE);
		complete(silent, "Task_ConfirmVerbalConsent", verbalConsent());
		assertThat(at(silent, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "ELECTRONIC");
		assertThat(this.records.forRequest(silent)).isEmpty();
	}

	@Test
	void anAgentWhoLeftBeforeIsNotTakenToLeaveALaterQuestion() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		this.requests.pageLeft(request, Duration.ZERO);
		this.engine.increaseTime(Duration.ofSeconds(20));
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
	void anAgentWhoseLicenceEndsMeanwhileCannotAsk() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		this.scenario.licence("maria.lopez", "INACTIVE");
		complete(request, "Task_ReviewConsentNeeded");
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted();
		assertThat(this.scenario.noticesSent()).isZero();
	}

	@Test
	void aRequestThatNobodyWorksOnExpiresAfterTwoHours() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		this.engine.increaseTime(Duration.ofHours(2).plusSeconds(1));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestExpired"));
		assertThat(view(request).state()).isEqualTo(RequestState.EXPIRED);
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
	void anAttemptThatAnotherTabUsedUpIsNotMade() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		for (int attempt = 1; attempt <= Scenario.MAX_ATTEMPTS; attempt++) {
			this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		}
		complete(request, "Task_ReviewConsentNeeded");
		assertThat(at(request, "Task_ReviewConsentNeeded", "NO_ATTEMPTS_LEFT").variables())
			.containsEntry("consentMethod", "VERBAL");
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
	}

	@Test
	void aClientWhoWasAskedTooOftenTodayIsNotAskedAndNotSaidToHaveAgreedVerbally() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		at(request, "Task_ReviewConsentNeeded", "NO_RESPONSE");
		useUp("notice:" + view(request).clientId());
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		AgentTask task = at(request, "Task_ReviewConsentNeeded", "NOTICE_LIMIT");
		assertThat(task.variables()).containsEntry("consentMethod", "NONE");
		assertThat(task.variables().get("failureReason").toString()).contains("too often today", "possible again in");
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
		// whoever sends 'verbally' all the same does not get it
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestCancelled"));
		assertThat(view(request).state()).isEqualTo(RequestState.NO_METHOD);
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	@Test
	void whenTheClientEndsTheAccessWhatIsStillOpenEndsToo() {
		UUID granted = open(Scenario.ELENA);
		ask(granted);
		answer(granted, Decision.ACCEPT);
		complete(granted, "Task_ReviewConsentReceived");
		UUID second = open(Scenario.ELENA);
		ask(second);
		answer(second, Decision.ACCEPT);
		at(second, "Task_ReviewConsentReceived");
		complete(granted, "Task_ConfirmAccess");
		at(granted, "Task_ViewCase");
		assertThat(this.access.end(this.scenario.accessTokenOf(granted), true)).isTrue();
		process(second).isCompleted().hasCompletedElements(byId("EndEvent_CancelledRequestClosed"));
		assertThat(view(second).state()).isEqualTo(RequestState.ENDED_BY_CLIENT);
		assertThat(view(granted).state()).isEqualTo(RequestState.ENDED_BY_CLIENT);
		assertThat(isAssociated(granted)).isFalse();
		complete(granted, "Task_ViewCase");
		process(granted).isCompleted();
		UUID third = open(Scenario.ELENA);
		assertThat(at(third, "Task_ReviewConsentNeeded").variables()).containsEntry("declinedBefore", true);
	}

	@Test
	void afterADeclineInAnEarlierRequestOnlyTheClientsOwnAnswerCounts() {
		UUID first = open(Scenario.ELENA);
		ask(first);
		answer(first, Decision.DECLINE);
		complete(first, "Task_ReviewDecline");
		UUID second = open(Scenario.ELENA);
		ask(second);
		staySilent(second);
		assertThat(at(second, "Task_ReviewConsentNeeded", "NO_RESPONSE").variables()).containsEntry("consentMethod",
				"ELECTRONIC");
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

	@Test
	void inTasklistTheAgentIsTheAssigneeAndTheNumberDoesNotStay() {
		long task = startInTasklist();
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		Map<String, Object> details = clientDetails();
		this.camunda.newCompleteUserTaskCommand(task).variables(details).send().join();
		UUID request = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.requests.latestOf(this.scenario.maria().id(), 1), (found) -> !found.isEmpty())
			.getFirst()
			.id();
		at(request, "Task_ReviewConsentNeeded");
		process(request).hasVariable("agentUsername", "maria.lopez").hasVariable("ssn", null);
		complete(request, "Task_ReviewConsentNeeded");
		awaitAnswer(request);
		answer(request, Decision.ACCEPT);
		complete(request, "Task_ReviewConsentReceived");
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ViewCase");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessGranted"));
	}

	@Test
	void aRepresentativeConsentsWithAuthorityOnRecord() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		Map<String, Object> verbal = verbalConsent();
		verbal.put("representativeName", " Ruth Hughes ");
		verbal.put("representativeAuthority", "Power of attorney of 2024-02-01");
		complete(request, "Task_ConfirmVerbalConsent", verbal);
		at(request, "Task_ConfirmAccess");
		assertThat(this.jdbc.sql("""
				select representative_name || ', ' || representative_authority from consent_record
				 where access_request_id = :id
				""").param("id", request).query(String.class).single())
			.isEqualTo("Ruth Hughes, Power of attorney of 2024-02-01");
	}

	@Test
	void inTasklistWhatTheRulesForbidIsDeniedWithAReason() {
		long task = startInTasklist();
		assertDenied(task, clientDetails(), "Assign the task to yourself");
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		Map<String, Object> impossible = clientDetails();
		impossible.put("dateOfBirth", "2099-01-01");
		assertDenied(task, impossible, "in the future");
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).isEmpty();
	}

	@Test
	void inTasklistWhoSearchedTooOftenReadsWhenItIsPossibleAgain() {
		long task = startInTasklist();
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		useUp("search:" + this.scenario.maria().id());
		assertDenied(task, clientDetails(), "It is possible again in");
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).isEmpty();
		this.jdbc.sql("delete from limit_count").update();
		this.camunda.newCompleteUserTaskCommand(task).variables(clientDetails()).send().join();
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).hasSize(1);
	}

	/** Whatever the limit is. */
	private void useUp(String key) {
		this.jdbc.sql("delete from limit_count where limit_key = :key").param("key", key).update();
		this.jdbc.sql("insert into limit_count (limit_key, used, window_started) values (:key, :used, :now)")
			.param("key", key)
			.param("used", Integer.MAX_VALUE)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private void assertDenied(long task, Map<String, Object> variables, String reason) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.camunda.newCompleteUserTaskCommand(task).variables(variables).send().join())
			.satisfies((ex) -> assertThat(ex.details().getDetail()).contains(reason));
	}

	private long startInTasklist() {
		long instance = this.camunda.newCreateInstanceCommand()
			.bpmnProcessId(Names.PROCESS_ID)
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.camunda.newUserTaskSearchRequest()
				.filter((task) -> task.processInstanceKey(instance).state(UserTaskState.CREATED))
				.send()
				.join()
				.items(), (found) -> !found.isEmpty())
			.getFirst()
			.getUserTaskKey();
	}

	private static Map<String, Object> clientDetails() {
		return new HashMap<>(Map.of("firstName", "Elena", "lastName", "Garcia", "sex", "F", "dateOfBirth", "1984-05-17",
				"ssn", "911-31-6037"));
	}

	private UUID open(SearchCriteria client) {
		return open(this.scenario.maria(), client);
	}

	private UUID open(AgentProfile agent, SearchCriteria client) {
		return this.requests.open(UUID.randomUUID(), agent, client);
	}

	/** Has the client asked electronically, and waits until the process waits. */
	private void ask(UUID request) {
		complete(request, "Task_ReviewConsentNeeded");
		awaitAnswer(request);
	}

	private void awaitAnswer(UUID request) {
		Awaitility.await().atMost(PATIENCE).until(() -> view(request).pending() != null);
		process(request).hasActiveElements(byId("Task_AwaitClientAnswer"));
	}

	private AnswerResult answer(UUID request, Decision decision) {
		return this.survey.answer(this.scenario.tokenOf(view(request).pending().attemptId()), decision, Locale.ENGLISH);
	}

	private void staySilent(UUID request) {
		this.engine.increaseTime(BEYOND_THE_WINDOW);
		Awaitility.await().atMost(PATIENCE).until(() -> view(request).pending() == null);
	}

	private void consentVerbally(UUID request, String reason) {
		complete(request, "Task_ConfirmVerbalConsent", verbalConsent());
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ViewCase");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessGranted"));
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("VERBAL");
		assertThat(this.jdbc.sql("select verbal_reason from consent_record where access_request_id = :id")
			.param("id", request)
			.query(String.class)
			.single()).isEqualTo(reason);
		assertThat(isAssociated(request)).isTrue();
	}

	private static Map<String, Object> verbalConsent() {
		Map<String, Object> verbal = new HashMap<>();
		for (String acknowledgement : List.of("Identity", "Purpose", "Scope", "Duration", "Revocation")) {
			verbal.put("acknowledge" + acknowledgement, true);
		}
		verbal.put("contactMode", "PHONE");
		verbal.put("identityCheck", "QUESTIONS");
		return verbal;
	}

	private void complete(UUID request, String element) {
		complete(request, element, Map.of());
	}

	private void complete(UUID request, String element, Map<String, Object> variables) {
		this.tasks.complete(request, at(request, element).key(), variables);
	}

	private AgentTask at(UUID request, String element) {
		return Awaitility.await(element)
			.atMost(PATIENCE)
			.until(() -> this.tasks.current(request).orElse(null),
					(task) -> task != null && task.elementId().equals(element));
	}

	private AgentTask at(UUID request, String element, String reason) {
		return Awaitility.await(element + " " + reason)
			.atMost(PATIENCE)
			.until(() -> this.tasks.current(request).orElse(null), (task) -> task != null
					&& task.elementId().equals(element) && reason.equals(task.variables().get("consentReason")));
	}

	/** What the form could show, apart from whose request it is. */
	private static Map<String, Object> shown(AgentTask task) {
		Map<String, Object> variables = new HashMap<>(task.variables());
		variables.remove("accessRequestId");
		return variables;
	}

	private ProcessInstanceAssert process(UUID request) {
		long key = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.processes.of(request), OptionalLong::isPresent)
			.getAsLong();
		return CamundaAssert.assertThatProcessInstance(byKey(key));
	}

	private AccessRequestView view(UUID request) {
		return this.requests.find(request).orElseThrow();
	}

	private boolean isAssociated(UUID request) {
		AccessRequestView view = view(request);
		return this.associations.isAssociated(view.agentId(), view.clientId());
	}

}
