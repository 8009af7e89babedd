package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
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
import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.SharedContexts;
import org.caseaccess.notification.Breakers;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

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
 * The steps of a request on the real engine, with the real workers, database and forms,
 * in the words of the business. Every test has an engine with nothing in it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({ "embedded", "test" })
@CamundaSpringProcessTest
@Import({ Scenario.class, OnceEveryTest.class, Breakers.class, PassingTime.class })
@ResourceLock(SharedContexts.ENGINE)
abstract class ProcessTest {

	static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration BEYOND_THE_WINDOW = Duration.ofSeconds(91);

	@Autowired
	Scenario scenario;

	@Autowired
	Breakers breakers;

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
	private CamundaProcessTestContext engine;

	@Autowired
	private PassingTime time;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void startAfresh() {
		CamundaAssert.setAssertionInterval(Duration.ofMillis(20));
		Awaitility.setDefaultPollDelay(Duration.ZERO);
		Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
		this.scenario.startAfresh();
		this.breakers.close();
		this.time.startAfresh();
	}

	void pass(Duration time) {
		this.time.pass(this.engine, time);
	}

	/** Whatever the limit is. */
	void useUp(String key) {
		this.jdbc.sql("delete from limit_count where limit_key = :key").param("key", key).update();
		this.jdbc
			.sql("insert into limit_count (limit_key, used, window_started, ends_at) values (:key, :used, :now, :now)")
			.param("key", key)
			.param("used", Integer.MAX_VALUE)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	void assertDenied(long task, Map<String, Object> variables, String reason) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.camunda.newCompleteUserTaskCommand(task).variables(variables).send().join())
			.satisfies((ex) -> assertThat(ex.details().getDetail()).contains(reason));
	}

	UUID open(SearchCriteria client) {
		return open(this.scenario.maria(), client);
	}

	/**
	 * The agent asks for access to a client's case, in the portal unless a class says
	 * otherwise.
	 */
	UUID open(AgentProfile agent, SearchCriteria client) {
		return this.requests.open(UUID.randomUUID(), agent, client);
	}

	/** Has the client asked electronically, and waits until the process waits. */
	void ask(UUID request) {
		complete(request, "Task_ReviewConsentNeeded");
		awaitAnswer(request);
	}

	/** The client accepts electronically, and the agent has read so. */
	void consentElectronically(UUID request) {
		ask(request);
		assertThat(answer(request, Decision.ACCEPT)).isEqualTo(AnswerResult.ACCEPTED);
		complete(request, "Task_ReviewConsentReceived");
	}

	void awaitAnswer(UUID request) {
		Awaitility.await().atMost(PATIENCE).until(() -> view(request).pending() != null);
		process(request).hasActiveElements(byId("Task_AwaitClientAnswer"));
	}

	AnswerResult answer(UUID request, Decision decision) {
		return this.survey.answer(this.scenario.tokenOf(view(request).pending().attemptId()), decision, Locale.ENGLISH);
	}

	void staySilent(UUID request) {
		pass(BEYOND_THE_WINDOW);
		Awaitility.await().atMost(PATIENCE).until(() -> view(request).pending() == null);
	}

	void consentVerbally(UUID request, String reason) {
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

	static Map<String, Object> verbalConsent() {
		Map<String, Object> verbal = new HashMap<>();
		for (String acknowledgement : List.of("Identity", "Purpose", "Scope", "Duration", "Revocation")) {
			verbal.put("acknowledge" + acknowledgement, true);
		}
		verbal.put("contactMode", "PHONE");
		verbal.put("identityCheck", "QUESTIONS");
		return verbal;
	}

	void complete(UUID request, String element) {
		complete(request, element, Map.of());
	}

	/** The agent completes the task that the request is at, in the portal as above. */
	void complete(UUID request, String element, Map<String, Object> variables) {
		this.tasks.complete(request, at(request, element).key(), variables);
	}

	AgentTask at(UUID request, String element) {
		return Awaitility.await(element)
			.atMost(PATIENCE)
			.until(() -> this.tasks.current(request).orElse(null),
					(task) -> task != null && task.elementId().equals(element));
	}

	AgentTask at(UUID request, String element, String reason) {
		return Awaitility.await(element + " " + reason)
			.atMost(PATIENCE)
			.until(() -> this.tasks.current(request).orElse(null), (task) -> task != null
					&& task.elementId().equals(element) && reason.equals(task.variables().get("consentReason")));
	}

	/** What the form could show, apart from whose request it is and what was typed. */
	static Map<String, Object> shown(AgentTask task) {
		Map<String, Object> variables = new HashMap<>(task.variables());
		variables.keySet().removeAll(Set.of("accessRequestId", "firstName", "lastName", "sex", "dateOfBirth"));
		return variables;
	}

	ProcessInstanceAssert process(UUID request) {
		long key = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.processes.of(request), OptionalLong::isPresent)
			.getAsLong();
		return CamundaAssert.assertThatProcessInstance(byKey(key));
	}

	AccessRequestView view(UUID request) {
		return this.requests.find(request).orElseThrow();
	}

	boolean isAssociated(UUID request) {
		AccessRequestView view = view(request);
		return this.associations.isAssociated(view.agentId(), view.clientId());
	}

}
