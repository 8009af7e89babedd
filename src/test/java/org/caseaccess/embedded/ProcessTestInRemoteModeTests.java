package org.caseaccess.embedded;

import java.time.Duration;
import java.util.Map;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ActiveProfiles;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.assertions.DecisionSelectors.byName;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byTaskName;

/**
 * Camunda Process Test in its remote mode runs on the embedded Camunda.
 */
@SpringBootTest(classes = ProcessTestInRemoteModeTests.Application.class,
		webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "case-access.embedded.rest-port=0", "case-access.embedded.grpc-port=0" })
@ActiveProfiles("embedded")
@CamundaSpringProcessTest
class ProcessTestInRemoteModeTests {

	@Autowired
	private CamundaClient client;

	@Autowired
	private CamundaProcessTestContext test;

	@BeforeEach
	void deploy() {
		this.client.newDeployResourceCommand()
			.addResourceFromClasspath("embedded/parcel.bpmn")
			.addResourceFromClasspath("embedded/parcel-rate.dmn")
			.addResourceFromClasspath("embedded/parcel-check.form")
			.send()
			.join();
	}

	@Test
	void notPaidInTime() {
		ProcessInstanceEvent parcel = send("2001");
		assertThat(parcel).hasActiveElements("Task_Await").isWaitingForMessage("parcel-paid", "2001");
		this.test.increaseTime(Duration.ofSeconds(91));
		assertThat(parcel).isCompleted()
			.hasCompletedElementsInOrder("Task_Check", "Task_Send", "End_Late")
			.hasTerminatedElements("Task_Await")
			.hasNoActiveIncidents();
	}

	@Test
	void paid() {
		ProcessInstanceEvent parcel = send("2002");
		assertThat(parcel).hasActiveElements("Task_Await");
		this.client.newCorrelateMessageCommand()
			.messageName("parcel-paid")
			.correlationKey("2002")
			.variables(Map.of("amount", 5))
			.send()
			.join();
		assertThat(parcel).isCompleted()
			.hasCompletedElements("End_Paid")
			.hasCorrelatedMessage("parcel-paid", "2002")
			.hasVariable("amount", 5)
			.hasVariable("rate", "LIGHT");
		assertThat(byName("Parcel rate")).isEvaluated().hasOutput("LIGHT").hasMatchedRules(2);
	}

	@Test
	void lost() {
		this.test.mockJobWorker("parcel-check-listener").thenComplete();
		this.test.mockJobWorker("parcel-send").thenThrowBpmnError("PARCEL_LOST");
		ProcessInstanceEvent parcel = start("2003");
		this.test.completeUserTask("Task_Check");
		assertThat(parcel).isCompleted().hasCompletedElements("End_Lost");
	}

	private ProcessInstanceEvent send(String number) {
		this.test.mockJobWorker("parcel-check-listener").thenComplete();
		this.test.mockJobWorker("parcel-send").thenComplete(Map.of("sent", true));
		ProcessInstanceEvent parcel = start(number);
		assertThat(byTaskName("Check parcel")).isCreated().hasCandidateGroup("clerks");
		this.test.completeUserTask("Task_Check", Map.of("checked", true));
		return parcel;
	}

	private ProcessInstanceEvent start(String number) {
		return this.client.newCreateInstanceCommand()
			.bpmnProcessId("parcel")
			.latestVersion()
			.variables(Map.of("parcelNumber", number, "weight", 3))
			.send()
			.join();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class,
			io.camunda.client.spring.configuration.CamundaAutoConfiguration.class,
			EmbeddedCamundaAutoConfiguration.class })
	static class Application {

	}

}
