package org.caseaccess.embedded;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;

import static org.awaitility.Awaitility.await;

/**
 * An embedded Camunda on random ports with a client, for tests.
 */
public final class RunningCamunda implements AutoCloseable {

	private final EmbeddedCamunda camunda;

	private final CamundaClient client;

	public RunningCamunda() throws IOException {
		this.camunda = EmbeddedCamunda.start(new EmbeddedCamundaProperties(0, 0));
		this.client = CamundaClient.newClientBuilder()
			.restAddress(this.camunda.restAddress())
			.grpcAddress(this.camunda.grpcAddress())
			.preferRestOverGrpc(false)
			.defaultRequestTimeout(Duration.ofSeconds(20))
			.build();
	}

	public CamundaClient client() {
		return this.client;
	}

	public URI rest() {
		return this.camunda.restAddress();
	}

	public URI grpc() {
		return this.camunda.grpcAddress();
	}

	EmbeddedCamunda camunda() {
		return this.camunda;
	}

	void deploy(String... names) {
		Function<String, String> path = (name) -> "embedded/" + name;
		var command = this.client.newDeployResourceCommand().addResourceFromClasspath(path.apply(names[0]));
		for (int i = 1; i < names.length; i++) {
			command = command.addResourceFromClasspath(path.apply(names[i]));
		}
		command.send().join();
	}

	void deployParcel() {
		deploy("parcel.bpmn", "parcel-rate.dmn", "parcel-check.form");
	}

	long startParcel(String number) {
		ProcessInstanceEvent started = this.client.newCreateInstanceCommand()
			.bpmnProcessId("parcel")
			.latestVersion()
			.variables(Map.of("parcelNumber", number, "weight", 3))
			.send()
			.join();
		return started.getProcessInstanceKey();
	}

	UserTask openTask(long processInstanceKey) {
		return await()
			.until(() -> this.client.newUserTaskSearchRequest()
				.filter((task) -> task.processInstanceKey(processInstanceKey).state(UserTaskState.CREATED))
				.send()
				.join()
				.items(), (tasks) -> !tasks.isEmpty())
			.getFirst();
	}

	void awaitState(long processInstanceKey, ProcessInstanceState state) {
		await().until(() -> !this.client.newProcessInstanceSearchRequest()
			.filter((instance) -> instance.processInstanceKey(processInstanceKey).state(state))
			.send()
			.join()
			.items()
			.isEmpty());
	}

	@Override
	public void close() {
		this.client.close();
		this.camunda.close();
	}

}
