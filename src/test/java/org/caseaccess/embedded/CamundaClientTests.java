package org.caseaccess.embedded;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.client.api.worker.JobWorker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * The embedded Camunda through the official Java client.
 */
class CamundaClientTests {

	private static RunningCamunda running;

	private static CamundaClient client;

	@BeforeAll
	static void start() throws IOException {
		running = new RunningCamunda();
		client = running.client();
	}

	@AfterAll
	static void stop() {
		running.close();
	}

	@BeforeEach
	void purge() throws Exception {
		post("/actuator/cluster/purge", "");
		running.deployParcel();
	}

	@Test
	void startEventMapsItsOutput() {
		long instance = running.startParcel("1001");
		running.openTask(instance);
		Variable id = client.newVariableSearchRequest()
			.filter((variable) -> variable.processInstanceKey(instance).name("parcelId"))
			.send()
			.join()
			.singleItem();
		assertThat(id.getValue()).matches("\"[0-9a-f-]{36}\"");
	}

	@Test
	void listenerDeniesWithReasonThenAccepts() throws Exception {
		BlockingQueue<ActivatedJob> seen = new LinkedBlockingQueue<>();
		try (JobWorker listener = client.newWorker().jobType("parcel-check-listener").handler((jobs, job) -> {
			seen.add(job);
			boolean accepts = Boolean.TRUE.equals(job.getVariablesAsMap().get("checked"));
			jobs.newCompleteCommand(job)
				.withResult((result) -> result.forUserTask()
					.deny(!accepts)
					.deniedReason(accepts ? null : "The parcel is not checked"))
				.send()
				.join();
		}).streamEnabled(true).open()) {
			long instance = running.startParcel("1002");
			UserTask task = running.openTask(instance);
			client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee("ann").send().join();
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> client.newCompleteUserTaskCommand(task.getUserTaskKey()).send().join())
				.satisfies((denied) -> {
					assertThat(denied.code()).isEqualTo(409);
					assertThat(denied.details().getDetail()).contains("The parcel is not checked");
				});
			assertThat(running.openTask(instance).getAssignee()).isEqualTo("ann");
			client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(Map.of("checked", true)).send().join();
			// the answer came after the listener's
			assertThat(seen).hasSize(2);
			assertThat(seen.peek().getUserTask().getAssignee()).isEqualTo("ann");
			assertThat(seen.peek().getUserTask().getUserTaskKey()).isEqualTo(task.getUserTaskKey());
			await().until(() -> client.newUserTaskGetRequest(task.getUserTaskKey()).send().join().getState().name(),
					"COMPLETED"::equals);
		}
	}

	@Test
	void workerGetsJobsByStream() throws Exception {
		BlockingQueue<ActivatedJob> jobs = new LinkedBlockingQueue<>();
		// no polling within this test: only the stream can bring the job
		try (JobWorker worker = client.newWorker()
			.jobType("parcel-send")
			.handler((any, job) -> jobs.add(job))
			.streamEnabled(true)
			.pollInterval(Duration.ofHours(1))
			.open()) {
			long instance = parcelChecked("1003");
			ActivatedJob job = jobs.poll(10, TimeUnit.SECONDS);
			assertThat(job).isNotNull();
			assertThat(job.getProcessInstanceKey()).isEqualTo(instance);
			assertThat(job.getCustomHeaders()).containsEntry("carrier", "mail");
			client.newCompleteCommand(job).variables(Map.of("sent", true)).send().join();
			awaitWaiting(instance);
		}
	}

	@Test
	void timerFiresWhenTheClockMoves() throws Exception {
		long instance = parcelSent("1004");
		post("/actuator/clock/add", "{\"offsetMilli\":91000}");
		running.awaitState(instance, ProcessInstanceState.COMPLETED);
		assertThat(elements(instance, ElementInstanceState.COMPLETED)).contains("End_Late");
		assertThat(elements(instance, ElementInstanceState.TERMINATED)).containsExactly("Task_Await");
	}

	@Test
	void clockMayJumpByAMonth() throws Exception {
		running.deploy("reminder.bpmn");
		long instance = client.newCreateInstanceCommand()
			.bpmnProcessId("reminder")
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
		post("/actuator/clock/add", "{\"offsetMilli\":" + Duration.ofDays(31).toMillis() + "}");
		running.awaitState(instance, ProcessInstanceState.COMPLETED);
		assertThat(running.camunda().clock().instant()).isAfter(Instant.now().plus(Duration.ofDays(30)));
	}

	@Test
	void messageEndsTheWait() {
		long instance = parcelSent("1005");
		client.newPublishMessageCommand().messageName("parcel-paid").correlationKey("1005").send().join();
		running.awaitState(instance, ProcessInstanceState.COMPLETED);
		assertThat(elements(instance, ElementInstanceState.COMPLETED)).contains("End_Paid");
	}

	@Test
	void correlatedMessageNamesTheInstance() {
		long instance = parcelSent("1006");
		assertThat(client.newCorrelateMessageCommand()
			.messageName("parcel-paid")
			.correlationKey("1006")
			.send()
			.join()
			.getProcessInstanceKey()).isEqualTo(instance);
	}

	@Test
	void incidentIsResolved() {
		long instance = parcelChecked("1007");
		ActivatedJob job = activate("parcel-send");
		client.newFailCommand(job).retries(0).errorMessage("No stamps").send().join();
		Incident incident = await()
			.until(() -> client.newIncidentSearchRequest()
				.filter((filter) -> filter.processInstanceKey(instance).state(IncidentState.ACTIVE))
				.send()
				.join()
				.items(), (incidents) -> !incidents.isEmpty())
			.getFirst();
		assertThat(incident.getErrorMessage()).isEqualTo("No stamps");
		client.newUpdateRetriesCommand(job).retries(1).send().join();
		client.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
		client.newCompleteCommand(activate("parcel-send")).send().join();
		awaitWaiting(instance);
		await().until(() -> client.newIncidentGetRequest(incident.getIncidentKey()).send().join().getState(),
				IncidentState.RESOLVED::equals);
	}

	@Test
	void bpmnErrorTakesItsBoundary() {
		long instance = parcelChecked("1008");
		client.newThrowErrorCommand(activate("parcel-send")).errorCode("PARCEL_LOST").send().join();
		running.awaitState(instance, ProcessInstanceState.COMPLETED);
		assertThat(elements(instance, ElementInstanceState.COMPLETED)).contains("End_Lost");
	}

	@Test
	void cancelledInstanceIsTerminated() {
		long instance = parcelSent("1009");
		client.newCancelInstanceCommand(instance).send().join();
		running.awaitState(instance, ProcessInstanceState.TERMINATED);
		await().until(() -> client.newMessageSubscriptionSearchRequest()
			.filter((filter) -> filter.processInstanceKey(instance))
			.send()
			.join()
			.singleItem()
			.getMessageSubscriptionState(), MessageSubscriptionState.DELETED::equals);
	}

	@Test
	void instanceWithResult() {
		running.deploy("reminder.bpmn");
		var result = client.newCreateInstanceCommand()
			.bpmnProcessId("reminder")
			.latestVersion()
			.withResult()
			.send()
			.toCompletableFuture();
		await().untilAsserted(() -> {
			post("/actuator/clock/add", "{\"offsetMilli\":3600000}");
			assertThat(result).isCompleted();
		});
	}

	@Test
	void purgeForgetsEverythingButNotTheKeys() throws Exception {
		long before = running.startParcel("1010");
		post("/actuator/clock/add", "{\"offsetMilli\":3600000}");
		post("/actuator/cluster/purge", "");
		assertThat(client.newProcessInstanceSearchRequest().send().join().items()).isEmpty();
		assertThat(client.newProcessDefinitionSearchRequest().send().join().items()).isEmpty();
		assertThat(running.camunda().clock().instant()).isBefore(Instant.now().plus(Duration.ofMinutes(1)));
		running.deployParcel();
		assertThat(running.startParcel("1011")).isGreaterThan(before);
	}

	@Test
	void workersStreamOutlivesAPurge() throws Exception {
		BlockingQueue<ActivatedJob> jobs = new LinkedBlockingQueue<>();
		try (JobWorker worker = client.newWorker()
			.jobType("parcel-send")
			.handler((any, job) -> jobs.add(job))
			.streamEnabled(true)
			.pollInterval(Duration.ofHours(1))
			.open()) {
			purge();
			long instance = parcelChecked("1012");
			assertThat(jobs.poll(10, TimeUnit.SECONDS)).isNotNull()
				.extracting(ActivatedJob::getProcessInstanceKey)
				.isEqualTo(instance);
		}
	}

	private long parcelChecked(String number) {
		long instance = running.startParcel(number);
		UserTask task = running.openTask(instance);
		var completion = client.newCompleteUserTaskCommand(task.getUserTaskKey()).send();
		client.newCompleteCommand(activate("parcel-check-listener")).send().join();
		completion.join();
		return instance;
	}

	private long parcelSent(String number) {
		long instance = parcelChecked(number);
		client.newCompleteCommand(activate("parcel-send")).send().join();
		awaitWaiting(instance);
		return instance;
	}

	private void awaitWaiting(long instance) {
		await().until(() -> elements(instance, ElementInstanceState.ACTIVE), List.of("Task_Await")::equals);
	}

	private static ActivatedJob activate(String type) {
		return await()
			.until(() -> client.newActivateJobsCommand().jobType(type).maxJobsToActivate(1).send().join().getJobs(),
					(jobs) -> !jobs.isEmpty())
			.getFirst();
	}

	private static List<String> elements(long instance, ElementInstanceState state) {
		return client.newElementInstanceSearchRequest()
			.filter((filter) -> filter.processInstanceKey(instance).state(state))
			.send()
			.join()
			.items()
			.stream()
			.map((element) -> element.getElementId())
			.toList();
	}

	private static void post(String path, String body) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(running.rest().resolve(path))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(body))
				.build();
			assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
		}
	}

}
