package org.caseaccess.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.exception.BpmnError;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import org.awaitility.Awaitility;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.caseaccess.process.RefusedJobException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Whoever has rights in the engine writes any variable, starts the process at any element
 * and sends any message (R17): every job type is tried with forged, foreign, missing and
 * wrongly typed variables. It is refused with a reason, changes nothing in the database,
 * and nothing of a value gets anywhere (R7).
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class ForgedClaimsTests extends ProcessTest {

	private static final String NUMBER = "918-38-6296";

	/** Dozens of instances are refused one after the other, also on a busy machine. */
	private static final Duration WITH_PATIENCE = Duration.ofSeconds(60);

	private static final String[] VARIABLES = { "accessRequestId", "attemptId", "agentUsername", "answerWindow",
			"maxAttempts", "closeReason", "onDemandReferral", "verbalReason", "consentReason", "contactMode",
			"identityCheck", "representativeName", "acknowledgeIdentity", "firstName", "lastName", "sex", "dateOfBirth",
			"ssn", "lastOutcome", "nextStep", "consentMethod", "attemptsMade" };

	private final ObjectMapper json = new ObjectMapper();

	@Autowired
	private SearchClientRecordWorker search;

	@Autowired
	private SendConsentRequestWorker send;

	@Autowired
	private CloseConsentAttemptWorker closeAttempt;

	@Autowired
	private WithdrawConsentAttemptWorker withdraw;

	@Autowired
	private RecordVerbalConsentWorker recordVerbal;

	@Autowired
	private AssociateAgentWorker associate;

	@Autowired
	private NotifyClientWorker notify;

	@Autowired
	private CloseAccessRequestWorker closeRequest;

	@Autowired
	private RegisterAccessRequestListener register;

	@Autowired
	private AuthorizeAgentListener authorize;

	/** What a job does. */
	private interface Work {

		void on(ActivatedJob job);

	}

	/** Every job type but the listeners', which answer with a denial. */
	private Map<String, Work> workers() {
		Map<String, Work> workers = new LinkedHashMap<>();
		workers.put(Names.Job.SEARCH_CLIENT_RECORD, this.search::search);
		workers.put(Names.Job.SEND_CONSENT_REQUEST, this.send::send);
		workers.put(Names.Job.CLOSE_CONSENT_ATTEMPT, this.closeAttempt::close);
		workers.put(Names.Job.WITHDRAW_CONSENT_ATTEMPT, this.withdraw::withdraw);
		workers.put(Names.Job.RECORD_VERBAL_CONSENT, this.recordVerbal::record);
		workers.put(Names.Job.ASSOCIATE_AGENT, this.associate::associate);
		workers.put(Names.Job.NOTIFY_CLIENT, this.notify::notify);
		workers.put(Names.Job.CLOSE_ACCESS_REQUEST, this.closeRequest::close);
		return workers;
	}

	/** Every JSON type, the short and the long, with the number in it where it can be. */
	private static List<Object> values() {
		Object nested = NUMBER;
		for (int depth = 0; depth < 50; depth++) {
			nested = List.of(nested);
		}
		List<Object> values = new ArrayList<>(List.of(NUMBER, List.of(NUMBER), Map.of("value", NUMBER), nested, true,
				-1, 918386296, 1.5e300, 99, "", " ", NUMBER.repeat(20_000), "P10000D", "PT1S", "-PT1S", "GRANTED",
				UUID.randomUUID().toString(), "1-1-1-1-1", List.of(), Map.of()));
		values.add(null);
		return values;
	}

	private static Map<String, Object> all(Object value) {
		Map<String, Object> variables = new HashMap<>();
		for (String variable : VARIABLES) {
			variables.put(variable, value);
		}
		return variables;
	}

	private static Map<String, Object> withId(UUID victim, Object value) {
		Map<String, Object> variables = all(value);
		variables.put("accessRequestId", victim.toString());
		// which message is waited for, and how long: the model's own expressions read
		// them
		variables.put("attemptId", "any");
		return variables;
	}

	/** What would do harm if it were believed. */
	private Map<String, Object> plausible(UUID victim) {
		Map<String, Object> variables = new HashMap<>(verbalConsent());
		variables.putAll(Map.of("accessRequestId", victim.toString(), "attemptId",
				view(victim).pending().attemptId().toString(), "agentUsername", "james.chen", "answerWindow", "PT1S",
				"maxAttempts", 99, "closeReason", "CANCELLED", "verbalReason", "PREFERENCE_NOT_ELECTRONIC"));
		variables.put("consentReason", "PREFERENCE_NOT_ELECTRONIC");
		variables.put("timeToAnswer", "PT0S");
		variables.put("ssn", NUMBER);
		return variables;
	}

	private UUID beingAsked() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		return request;
	}

	@Test
	void anInstanceStartedAtAnyElementIsRefusedAndChangesNothing(CapturedOutput output) {
		UUID victim = beingAsked();
		Map<String, Object> missing = new HashMap<>();
		Map<String, List<String>> before = database();
		int started = 0;
		for (ServiceTask task : Bpmn
			.readModelFromStream(getClass().getResourceAsStream("/bpmn/request-case-access.bpmn"))
			.getModelElementsByType(ServiceTask.class)) {
			String type = task.getSingleExtensionElement(ZeebeTaskDefinition.class).getType();
			for (Map<String, Object> forged : List.of(plausible(victim), missing, all(List.of(NUMBER)),
					withId(victim, List.of(NUMBER)), withId(victim, Map.of("value", NUMBER)), withId(victim, NUMBER),
					all(7))) {
				OptionalLong instance = startedAt(task.getId(), forged);
				if (instance.isPresent()) {
					started++;
					assertThat(incidentOf(instance.getAsLong()).getErrorMessage()).as(task.getId())
						.startsWith("Case Access refused to ")
						.contains("because", "See docs/operations.md, " + type)
						.doesNotContain(NUMBER);
				}
			}
		}
		assertThat(started).isGreaterThanOrEqualTo(20);
		assertThat(database()).isEqualTo(before);
		assertThat(output.getAll()).contains("refused: NOT_BOUND").doesNotContain(NUMBER, "918386296");
		// and the one whose id was used goes on
		answer(victim, Decision.ACCEPT);
		at(victim, "Task_ReviewConsentReceived");
	}

	/** The engine itself refuses an instance that no message could reach. */
	private OptionalLong startedAt(String element, Map<String, Object> variables) {
		try {
			return OptionalLong.of(this.camunda.newCreateInstanceCommand()
				.bpmnProcessId(Names.PROCESS_ID)
				.latestVersion()
				.startBeforeElement(element)
				.variables(variables)
				.send()
				.join()
				.getProcessInstanceKey());
		}
		catch (ClientStatusException ex) {
			assertThat(ex.getMessage()).contains("Expected to subscribe to catch event(s)");
			return OptionalLong.empty();
		}
	}

	private Incident incidentOf(long instance) {
		return Awaitility.await()
			.atMost(WITH_PATIENCE)
			.until(() -> this.camunda.newIncidentSearchRequest()
				.filter((found) -> found.processInstanceKey(instance))
				.send()
				.join()
				.items(), (found) -> !found.isEmpty())
			.getFirst();
	}

	@Test
	void everyJobTypeRefusesEveryValueOfAnInstanceThatIsNotBound() {
		UUID victim = beingAsked();
		Map<String, List<String>> before = database();
		workers().forEach((type, worker) -> Stream
			.concat(Stream.of(plausible(victim), Map.<String, Object>of()),
					values().stream().map(ForgedClaimsTests::all))
			.forEach((forged) -> assertRefused(type, worker, job(1, forged))));
		assertThat(database()).isEqualTo(before);
		assertThat(workers().keySet()).hasSize(Names.Job.class.getDeclaredFields().length - 2);
	}

	private void assertRefused(String type, Work worker, ActivatedJob job) {
		assertThatExceptionOfType(RefusedJobException.class).as(type)
			.isThrownBy(() -> worker.on(job))
			.satisfies((refused) -> assertThat(refused.getMessage()).doesNotContain(NUMBER));
	}

	@Test
	void aBoundInstanceWithForgedVariablesActsOnItsOwnRequestAndWithinTheLimits() {
		UUID victim = beingAsked();
		UUID own = open(this.scenario.agent("james.chen"), Scenario.SAMUEL);
		at(own, "Task_ReviewConsentNeeded");
		long instance = this.processes.of(own).getAsLong();
		UUID attempt = null;
		for (Object value : values()) {
			Map<String, Object> forged = all(value);
			forged.put("accessRequestId", victim.toString());
			ActivatedJob job = job(instance, forged);
			for (Work worker : List.<Work>of(this.search::search, this.send::send, this.closeAttempt::close,
					this.withdraw::withdraw, this.recordVerbal::record, this.associate::associate,
					this.notify::notify)) {
				try {
					worker.on(job);
				}
				catch (RefusedJobException ex) {
					assertThat(ex.reason()).isNotEqualTo(Reason.NOT_BOUND);
				}
			}
			attempt = (view(own).pending() != null) ? view(own).pending().attemptId() : attempt;
		}
		assertThat(attempt).isNotNull();
		assertThat(view(own).pending().attemptId()).isEqualTo(attempt);
		assertThat(view(own).state()).isEqualTo(RequestState.OPEN);
		assertThat(view(victim).state()).isEqualTo(RequestState.OPEN);
		assertThat(view(victim).pending()).isNotNull();
		assertThat(this.records.forRequest(own)).isEmpty();
		assertThat(isAssociated(own)).isFalse();
		assertThat(this.scenario.noticesSent()).isEqualTo(2);
	}

	@Test
	void aFirstFormInTasklistThatNobodyEverFilledInClosesNothing() {
		beingAsked();
		Map<String, List<String>> before = database();
		assertThat(this.closeRequest
			.close(job(1, Map.of("accessRequestId", UUID.randomUUID().toString(), "closeReason", "EXPIRED"))))
			.containsEntry("requestOver", false);
		assertThat(database()).isEqualTo(before);
	}

	@Test
	void onlyWhatAModelMayCloseARequestWithClosesIt() {
		UUID request = beingAsked();
		long instance = this.processes.of(request).getAsLong();
		for (RequestState state : RequestState.values()) {
			if (Stream.of(CloseReason.values()).noneMatch((reason) -> reason.name().equals(state.name()))) {
				assertRefused(state.name(), this.closeRequest::close,
						job(instance, Map.of("closeReason", state.name())));
			}
		}
		values().forEach((value) -> assertRefused("closeReason", this.closeRequest::close,
				job(instance, Collections.singletonMap("closeReason", value))));
		assertThat(this.closeRequest.close(job(instance, Map.of("closeReason", "ENDED_BEFORE"))))
			.containsEntry("requestOver", false);
		assertThat(view(request).state()).isEqualTo(RequestState.OPEN);
		assertThat(view(request).pending()).isNotNull();
	}

	@Test
	void ninetyNineAttemptsInTheProcessAreThreeInTheDatabase() {
		UUID request = beingAsked();
		long instance = this.processes.of(request).getAsLong();
		for (int attempt = 1; attempt <= 6; attempt++) {
			ActivatedJob job = job(instance, attempt, Map.of("maxAttempts", 99, "answerWindow", "PT90S"));
			try {
				this.send.send(job);
				endBySilence(request);
			}
			catch (BpmnError ex) {
				assertThat(ex.getErrorCode()).isEqualTo(Names.Error.NO_ATTEMPTS_LEFT);
			}
		}
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
		assertThat(this.requests.attemptCount(request).made()).isEqualTo(Scenario.MAX_ATTEMPTS);
	}

	private void endBySilence(UUID request) {
		this.jdbc.sql("update consent_attempt set state = 'NO_RESPONSE' where access_request_id = :request")
			.param("request", request)
			.update();
	}

	@Test
	void theTimeToAnswerIsBoundedByTheInstallation() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		long instance = this.processes.of(request).getAsLong();
		Map<String, Long> seconds = Map.of("PT1S", 90L, "-PT5S", 90L, "PT0S", 90L, "PT2M", 120L, "P10000D", 600L);
		int key = 0;
		for (Map.Entry<String, Long> window : seconds.entrySet()) {
			this.jdbc.sql("update agent_client_pair set made = 0").update();
			this.send.send(job(instance, ++key, Map.of("answerWindow", window.getKey())));
			assertThat(this.jdbc.sql("""
					select extract(epoch from deadline) - extract(epoch from requested_at) from consent_attempt
					 where state = 'PENDING'
					""").query(Long.class).single()).as(window.getKey()).isEqualTo(window.getValue());
			endBySilence(request);
		}
		for (Object value : new Object[] { "soon", 90, List.of("PT90S"), Map.of(), true, "PT90S".repeat(100), "" }) {
			assertRefused("answerWindow", this.send::send, job(instance, ++key, Map.of("answerWindow", value)));
		}
	}

	@Test
	void aClientWhoWantsLettersIsNotAskedElectronicallyWhateverTheProcessSays() {
		UUID request = open(Scenario.WALTER);
		at(request, "Task_ReviewConsentNeeded");
		long instance = this.processes.of(request).getAsLong();
		assertThatExceptionOfType(RefusedJobException.class)
			.isThrownBy(() -> this.send.send(job(instance, Map.of("answerWindow", "PT90S", "maxAttempts", 3))))
			.satisfies((refused) -> assertThat(refused.reason()).isEqualTo(Reason.NO_ELECTRONIC_METHOD));
		assertThat(this.scenario.noticesSent()).isZero();
	}

	@Test
	void aSecondInstanceOfARequestIsRefusedAndTheFirstGoesOn() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		String id = request.toString();
		this.camunda.newPublishMessageCommand()
			.messageName(Names.Message.CASE_ACCESS_REQUESTED)
			.correlationKey("another-key")
			.variables(Map.of("accessRequestId", id))
			.send()
			.join();
		Incident incident = Awaitility.await()
			.atMost(WITH_PATIENCE)
			.until(() -> this.camunda.newIncidentSearchRequest().send().join().items(), (found) -> !found.isEmpty())
			.getFirst();
		assertThat(incident.getProcessInstanceKey()).isNotEqualTo(this.processes.of(request).getAsLong());
		assertThat(incident.getErrorMessage()).contains("refused to search for the client");
		ask(request);
	}

	@Test
	void theListenersDenyWhatBelongsToNobodyAndChangeNothing() throws Exception {
		UUID victim = beingAsked();
		Map<String, List<String>> before = database();
		for (Object value : values()) {
			for (boolean registers : new boolean[] { true, false }) {
				JobClient client = mock(JobClient.class, RETURNS_DEEP_STUBS);
				Map<String, Object> forged = all(value);
				forged.put("accessRequestId", victim.toString());
				ActivatedJob job = job(1, forged);
				given(job.getUserTask().getAssignee()).willReturn("maria.lopez");
				given(job.getUserTask().getFormKey()).willReturn(null);
				if (registers) {
					this.register.register(client, job);
				}
				else {
					this.authorize.authorize(client, job);
				}
				then(client).should().newCompleteCommand(job);
				then(client).should(never()).newFailCommand(job);
			}
		}
		ActivatedJob noTask = job(1, Map.of());
		given(noTask.getUserTask()).willReturn(null);
		assertThatExceptionOfType(RefusedJobException.class)
			.isThrownBy(() -> this.register.register(mock(JobClient.class), noTask));
		assertThatExceptionOfType(RefusedJobException.class)
			.isThrownBy(() -> this.authorize.authorize(mock(JobClient.class), noTask));
		assertThat(database()).isEqualTo(before);
	}

	@Test
	void aMessageThatNobodySentDoesNotEndTheWaitBeforeTheDeadline() {
		UUID request = beingAsked();
		UUID attempt = view(request).pending().attemptId();
		for (int forged = 1; forged <= 3; forged++) {
			publish(Names.Message.CLIENT_ANSWERED, attempt);
			process(request).hasCompletedElement(byId("Task_CloseConsentAttempt"), forged);
			process(request).hasActiveElements(byId("Task_AwaitClientAnswer"));
		}
		assertThat(view(request).pending().attemptId()).isEqualTo(attempt);
		assertThat(answer(request, Decision.ACCEPT).name()).isEqualTo("ACCEPTED");
		at(request, "Task_ReviewConsentReceived");
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
	}

	@Test
	void afterSuchAMessageSilenceStillEndsAtTheDeadline() {
		UUID request = beingAsked();
		publish(Names.Message.CLIENT_ANSWERED, view(request).pending().attemptId());
		process(request).hasCompletedElement(byId("Task_CloseConsentAttempt"), 1);
		awaitAnswer(request);
		staySilent(request);
		at(request, "Task_ReviewConsentNeeded", "NO_RESPONSE");
		assertThat(this.jdbc.sql("select state from consent_attempt").query(String.class).single())
			.isEqualTo(AttemptState.NO_RESPONSE.name());
	}

	@Test
	void aMessageThatTheAgentLeftWithdrawsNothingWhileTheAgentIsThere() {
		UUID request = beingAsked();
		UUID attempt = view(request).pending().attemptId();
		publish(Names.Message.AGENT_LEFT, request);
		process(request).hasCompletedElement(byId("Task_WithdrawConsentAttempt"), 1);
		awaitAnswer(request);
		assertThat(view(request).state()).isEqualTo(RequestState.OPEN);
		assertThat(view(request).pending().attemptId()).isEqualTo(attempt);
		assertThat(this.requests.attemptCount(request).made()).isEqualTo(1);
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
		answer(request, Decision.ACCEPT);
		at(request, "Task_ReviewConsentReceived");
		process(request).hasNoActiveIncidents();
	}

	@Test
	void aMessageThatTheRequestWasCancelledInterruptsNothing() {
		UUID request = beingAsked();
		publish(Names.Message.ACCESS_REQUEST_CANCELLED, request);
		process(request).hasCompletedElements(byId("EndEvent_RequestGoesOn"))
			.hasActiveElements(byId("Task_AwaitClientAnswer"));
		assertThat(view(request).state()).isEqualTo(RequestState.OPEN);
		answer(request, Decision.ACCEPT);
		at(request, "Task_ReviewConsentReceived");
		this.requests.cancel(request);
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_CancelledRequestClosed"));
	}

	private void publish(String message, UUID key) {
		this.camunda.newPublishMessageCommand().messageName(message).correlationKey(key.toString()).send().join();
	}

	private ActivatedJob job(long instance, Map<String, Object> variables) {
		return job(instance, 4711, variables);
	}

	private ActivatedJob job(long instance, long key, Map<String, Object> variables) {
		ActivatedJob job = mock(ActivatedJob.class, RETURNS_DEEP_STUBS);
		given(job.getKey()).willReturn(key);
		given(job.getProcessInstanceKey()).willReturn(instance);
		try {
			given(job.getVariables()).willReturn(this.json.writeValueAsString(variables));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
		return job;
	}

	/** Every row of every table. */
	private Map<String, List<String>> database() {
		Map<String, List<String>> tables = new TreeMap<>();
		for (String table : this.jdbc
			.sql("select table_name from information_schema.tables where table_schema = 'PUBLIC'")
			.query(String.class)
			.list()) {
			tables.put(table,
					this.jdbc.sql("select * from \"" + table + "\"")
						.query()
						.listOfRows()
						.stream()
						.map(Object::toString)
						.sorted()
						.toList());
		}
		assertThat(tables).containsKeys("ACCESS_REQUEST", "CONSENT_RECORD", "ASSOCIATION", "NOTICE");
		return tables;
	}

}
