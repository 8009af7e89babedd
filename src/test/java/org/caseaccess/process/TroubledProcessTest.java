package org.caseaccess.process;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Incident;
import org.awaitility.Awaitility;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.junit.jupiter.api.AfterEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests whose process is stopped or ended by something that is not in the model, and
 * an operator with the engine's API in hand. The program looks for them when a test says
 * so.
 */
@Import(BrokenSteps.class)
@TestPropertySource(
		properties = { "case-access.process.worker.first-backoff=PT0.01S", "case-access.process.check.every=PT1H",
				"case-access.consent.owed-check=PT1H", "case-access.consent.overdue-check=PT1H" })
abstract class TroubledProcessTest extends ProcessTest {

	private static final Duration A_LOOK_LATER = Duration.ofSeconds(20);

	@Autowired
	BrokenSteps steps;

	@Autowired
	LostRequests lost;

	@LocalServerPort
	int port;

	@AfterEach
	void mend() {
		this.steps.mend();
	}

	/**
	 * A step of the path: how a request gets there. The first that a step's job does is
	 * to ask the database.
	 */
	enum Step {

		SEARCH("Task_SearchClientRecord", (test) -> {
		}), CONSENT_NEEDED("Task_ReviewConsentNeeded", (test) -> {
		}),
		CANCEL("Task_CloseAccessRequest",
				(test) -> test.complete(test.request, "Task_ReviewConsentNeeded", Map.of("cancelRequested", true))),
		ASKING("Task_SendConsentRequest", (test) -> test.complete(test.request, "Task_ReviewConsentNeeded")),
		WAITING("Task_AwaitClientAnswer", (test) -> test.ask(test.request)),
		LEAVING("Task_WithdrawConsentAttempt", (test) -> {
			test.ask(test.request);
			test.requests.leave(test.request);
		}), ANSWERED("Task_CloseConsentAttempt", (test) -> {
			test.ask(test.request);
			test.answer(test.request, Decision.ACCEPT);
		}), RECEIVED("Task_ReviewConsentReceived", (test) -> {
			test.ask(test.request);
			test.answer(test.request, Decision.ACCEPT);
		}), VERBAL_FORM("Task_ConfirmVerbalConsent", (test) -> {
			test.ask(test.request);
			test.staySilent(test.request);
			test.complete(test.request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		}), RECORDING("Task_RecordVerbalConsent", (test) -> {
			VERBAL_FORM.way.accept(test);
			test.complete(test.request, "Task_ConfirmVerbalConsent", verbalConsent());
		}), CONFIRM("Task_ConfirmAccess", (test) -> test.consentElectronically(test.request)),
		ASSOCIATING("Task_AssociateAgent", (test) -> {
			CONFIRM.way.accept(test);
			test.complete(test.request, "Task_ConfirmAccess");
		}), NOTIFYING("Task_NotifyClient", ASSOCIATING.way), VIEWING("Task_ViewCase", ASSOCIATING.way);

		private final String element;

		private final Consumer<TroubledProcessTest> way;

		Step(String element, Consumer<TroubledProcessTest> way) {
			this.element = element;
			this.way = way;
		}

		String element() {
			return this.element;
		}

	}

	UUID request;

	long instance;

	/** A request that technical trouble stops at a step. */
	void stoppedAt(Step step) {
		this.steps.breakDown(step.element);
		this.request = open(Scenario.ELENA);
		step.way.accept(this);
		this.instance = instanceOf(this.request);
		incident();
	}

	/** A request that stands at a user task, or waits for its client. */
	void standingAt(Step step) {
		this.request = open(Scenario.ELENA);
		step.way.accept(this);
		this.instance = instanceOf(this.request);
		process(this.request).hasActiveElements(byId(step.element));
	}

	/** By what it says of itself, as an operator finds it: it may be bound to nothing. */
	long instanceOf(UUID accessRequestId) {
		ProcessInstances instances = new ProcessInstances(this.camunda);
		return Awaitility.await("instance")
			.atMost(PATIENCE)
			.until(() -> instances.claiming(List.of(accessRequestId)).get(accessRequestId), Objects::nonNull)
			.iterator()
			.next();
	}

	Incident incident() {
		return Awaitility.await("incident")
			.atMost(PATIENCE)
			.until(this::openIncidents, (found) -> !found.isEmpty())
			.getFirst();
	}

	private List<Incident> openIncidents() {
		return this.camunda.newIncidentsByProcessInstanceSearchRequest(this.instance)
			.send()
			.join()
			.items()
			.stream()
			.filter((incident) -> incident.getState() == IncidentState.ACTIVE)
			.toList();
	}

	/** What the button of that name does in Operate. */
	void retry() {
		Incident incident = incident();
		this.camunda.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
		this.camunda.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
	}

	void cancelInstance() {
		this.camunda.newCancelInstanceCommand(this.instance).send().join();
		awaitEnd(ProcessInstanceState.TERMINATED);
	}

	void awaitEnd(ProcessInstanceState state) {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.camunda.newProcessInstanceGetRequest(this.instance).send().join().getState(),
					state::equals);
	}

	/** The program looks for lost requests as often as it does within a minute. */
	void aMinuteLater() {
		for (int look = 0; look < 3; look++) {
			pass(A_LOOK_LATER);
			this.lost.check();
		}
	}

	RequestState state() {
		return view(this.request).state();
	}

	/** The agent's page says so, and the way to ask anew is open. */
	void assertInterrupted() {
		AccessRequestView view = view(this.request);
		assertThat(view.state()).isEqualTo(RequestState.INTERRUPTED);
		assertThat(view.pending()).isNull();
		assertThat(isAssociated(this.request)).isFalse();
		AgentVisitor maria = AgentVisitor.signIn(URI.create("http://127.0.0.1:" + this.port), "maria.lopez");
		assertThat(maria.state(this.request.toString()).get("ended").get("state").asText()).isEqualTo("INTERRUPTED");
		assertThat(this.records.history(view.clientId())).allMatch((consent) -> consent.inVain());
		this.steps.mend();
		at(open(Scenario.ELENA), "Task_ReviewConsentNeeded");
	}

	long openTasks() {
		return this.camunda.newUserTaskSearchRequest()
			.filter((task) -> task.processInstanceKey(this.instance).state(UserTaskState.CREATED))
			.send()
			.join()
			.page()
			.totalItems();
	}

}
