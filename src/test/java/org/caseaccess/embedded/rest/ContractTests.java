package org.caseaccess.embedded.rest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every operation that is served answers as the OpenAPI document of the Camunda 8.8 REST
 * API says, over real HTTP.
 */
class ContractTests {

	private RestCaller api;

	@BeforeEach
	void start() throws IOException {
		this.api = new RestCaller();
	}

	@AfterEach
	void stop() {
		this.api.close();
	}

	@Test
	void listOfOperationsIsTheDocuments() {
		assertThat(this.api.router().known()).isEqualTo(this.api.contract().operationIds());
	}

	@Test
	void everyServedOperationAnswersAsTheContractSays() {
		cluster();
		deployments();
		String instance = startedInstance();
		decisions(instance);
		userTask(instance);
		jobsAndIncident(instance);
		messages(instance);
		instanceViews(instance);
		cancellation();
		resultOfAnInstance();
		clock();
		this.api.call("deleteResource", "{}", definition().path("processDefinitionKey").asText());
		assertThat(this.api.answered()).containsExactlyInAnyOrderElementsOf(this.api.router().served());
	}

	private void cluster() {
		assertThat(this.api.call("getTopology", null).path("lastCompletedChangeId").asText()).isEqualTo("0");
		this.api.call("getStatus", null);
		this.api.call("getLicense", null);
		this.api.call("getAuthentication", null);
	}

	private void deployments() {
		JsonNode deployed = this.api.deploy("parcel.bpmn", "parcel-rate.dmn", "parcel-check.form");
		assertThat(deployed.path("deployments")).hasSize(4);
		await().until(() -> items("searchProcessDefinitions", "{}").size() == 1);
		String key = definition().path("processDefinitionKey").asText();
		assertThat(this.api.call("getProcessDefinition", null, key).path("name").asText()).isEqualTo("Parcel");
		assertThat(this.api.call("getProcessDefinitionXML", null, key).asText())
			.contains("<bpmn:process id=\"parcel\"");
		this.api.call("getStartProcessForm", null, key);
		JsonNode decision = items("searchDecisionDefinitions", "{}").get(0);
		String decisionKey = decision.path("decisionDefinitionKey").asText();
		this.api.call("getDecisionDefinition", null, decisionKey);
		assertThat(this.api.call("getDecisionDefinitionXML", null, decisionKey).asText()).contains("parcel-rate");
		String requirements = items("searchDecisionRequirements", "{}").get(0).path("decisionRequirementsKey").asText();
		this.api.call("getDecisionRequirements", null, requirements);
		this.api.call("getDecisionRequirementsXML", null, requirements);
	}

	private JsonNode definition() {
		return items("searchProcessDefinitions", "{\"filter\":{\"processDefinitionId\":\"parcel\"}}").get(0);
	}

	private String startedInstance() {
		JsonNode created = this.api.call("createProcessInstance", """
				{"processDefinitionId":"parcel","variables":{"parcelNumber":"4711","weight":12},"tags":["a:b"]}""");
		String key = created.path("processInstanceKey").asText();
		await().until(() -> items("searchUserTasks", filter("processInstanceKey", key)).size() == 1);
		JsonNode instance = this.api.call("getProcessInstance", null, key);
		assertThat(instance.path("state").asText()).isEqualTo("ACTIVE");
		assertThat(instance.path("tags").get(0).asText()).isEqualTo("a:b");
		assertThat(items("searchProcessInstances", filter("processInstanceKey", key))).hasSize(1);
		return key;
	}

	private void decisions(String instance) {
		JsonNode evaluated = items("searchDecisionInstances", filter("processInstanceKey", instance)).get(0);
		JsonNode full = this.api.call("getDecisionInstance", null,
				evaluated.path("decisionEvaluationInstanceKey").asText());
		assertThat(full.path("result").asText()).isEqualTo("\"HEAVY\"");
		assertThat(full.path("matchedRules").get(0).path("ruleIndex").asInt()).isEqualTo(1);
		assertThat(full.path("evaluatedInputs").get(0).path("inputValue").asText()).isEqualTo("12");
	}

	private void userTask(String instance) {
		String task = items("searchUserTasks", filter("processInstanceKey", instance)).get(0)
			.path("userTaskKey")
			.asText();
		assertThat(this.api.call("getUserTaskForm", null, task).path("schema").path("id").asText())
			.isEqualTo("parcel-check");
		assertThat(this.api.call("searchUserTaskVariables", "{}", task).path("items")).hasSize(4);
		this.api.call("assignUserTask", "{\"assignee\":\"ann\"}", task);
		this.api.call("unassignUserTask", null, task);
		this.api.call("updateUserTask",
				"{\"changeset\":{\"priority\":80,\"dueDate\":\"2030-01-31T08:00:00Z\",\"candidateUsers\":[\"bob\"]}}",
				task);
		await().until(() -> this.api.call("getUserTask", null, task).path("priority").asInt() == 80);
		JsonNode updated = this.api.call("getUserTask", null, task);
		assertThat(updated.path("dueDate").asText()).isEqualTo("2030-01-31T08:00:00.000Z");
		CompletableFuture<JsonNode> completion = CompletableFuture
			.supplyAsync(() -> this.api.call("completeUserTask", "{\"variables\":{\"checked\":true}}", task));
		JsonNode listener = activate("parcel-check-listener");
		assertThat(listener.path("userTask").path("userTaskKey").asText()).isEqualTo(task);
		assertThat(completion).isNotDone();
		this.api.call("completeJob", "{\"result\":{\"type\":\"userTask\",\"denied\":false}}",
				listener.path("jobKey").asText());
		completion.join();
	}

	private void jobsAndIncident(String instance) {
		String job = activate("parcel-send").path("jobKey").asText();
		this.api.call("failJob", "{\"retries\":0,\"errorMessage\":\"No stamps\",\"variables\":{\"tried\":1}}", job);
		await().until(() -> items("searchIncidents", filter("processInstanceKey", instance)).size() == 1);
		String incident = items("searchProcessInstanceIncidents", "{}", instance).get(0).path("incidentKey").asText();
		assertThat(this.api.call("getIncident", null, incident).path("errorType").asText()).isEqualTo("JOB_NO_RETRIES");
		assertThat(this.api.call("getProcessInstance", null, instance).path("hasIncident").asBoolean()).isTrue();
		this.api.call("updateJob", "{\"changeset\":{\"retries\":2}}", job);
		this.api.call("resolveIncident", "{}", incident);
		this.api.call("createElementInstanceVariables", "{\"variables\":{\"carrier\":\"post\"}}", instance);
		this.api.call("completeJob", "{\"variables\":{\"sent\":true}}",
				activate("parcel-send").path("jobKey").asText());
		await().until(() -> items("searchJobs", """
				{"filter":{"type":"parcel-send","state":"COMPLETED"}}""").size() == 1);
		JsonNode variable = items("searchVariables",
				"{\"filter\":{\"processInstanceKey\":\"" + instance + "\",\"name\":\"carrier\"}}")
			.get(0);
		assertThat(this.api.call("getVariable", null, variable.path("variableKey").asText()).path("value").asText())
			.isEqualTo("\"post\"");
	}

	private void messages(String instance) {
		await().until(() -> items("searchMessageSubscriptions", filter("processInstanceKey", instance)).size() == 1);
		this.api.call("publishMessage", "{\"name\":\"unknown\",\"correlationKey\":\"1\",\"timeToLive\":\"0\"}");
		JsonNode correlated = this.api.call("correlateMessage",
				"{\"name\":\"parcel-paid\",\"correlationKey\":\"4711\",\"variables\":{\"amount\":5}}");
		assertThat(correlated.path("processInstanceKey").asText()).isEqualTo(instance);
		await().until(() -> items("searchCorrelatedMessageSubscriptions", filter("processInstanceKey", instance))
			.size() == 1);
		this.api.call("broadcastSignal", "{\"signalName\":\"nobody-listens\"}");
	}

	private void instanceViews(String instance) {
		await().until(
				() -> "COMPLETED".equals(this.api.call("getProcessInstance", null, instance).path("state").asText()));
		JsonNode element = items("searchElementInstances", """
				{"filter":{"elementId":"Task_Await"}}""").get(0);
		this.api.call("getElementInstance", null, element.path("elementInstanceKey").asText());
		assertThat(this.api.call("getProcessInstanceSequenceFlows", null, instance).path("items")).hasSize(5);
		assertThat(this.api.call("getProcessInstanceStatistics", null, instance).path("items")).isNotEmpty();
		assertThat(this.api.call("getProcessInstanceCallHierarchy", null, instance)).hasSize(1);
	}

	private void cancellation() {
		String instance = startedInstance();
		this.api.call("cancelProcessInstance", "{}", instance);
		String lost = startedInstance();
		String task = items("searchUserTasks", filter("processInstanceKey", lost)).get(0).path("userTaskKey").asText();
		CompletableFuture<JsonNode> completion = CompletableFuture
			.supplyAsync(() -> this.api.call("completeUserTask", "{}", task));
		this.api.call("completeJob", "{}", activate("parcel-check-listener").path("jobKey").asText());
		completion.join();
		this.api.call("throwJobError", "{\"errorCode\":\"PARCEL_LOST\"}",
				activate("parcel-send").path("jobKey").asText());
	}

	private void resultOfAnInstance() {
		this.api.deploy("reminder.bpmn");
		CompletableFuture<JsonNode> result = CompletableFuture.supplyAsync(() -> this.api.call("createProcessInstance",
				"{\"processDefinitionId\":\"reminder\",\"awaitCompletion\":true,\"variables\":{\"a\":1}}"));
		await().until(() -> items("searchElementInstances", """
				{"filter":{"elementId":"Timer_Wait"}}""").size() == 1);
		this.api.send("POST", "/actuator/clock/add", BodyPublishers.ofString("{\"offsetMilli\":3600000}"),
				"Content-Type", "application/json");
		assertThat(result.join().path("variables").path("a").asInt()).isEqualTo(1);
	}

	private void clock() {
		this.api.call("pinClock", "{\"timestamp\":1900000000000}");
		// the engine answers, then moves its clock
		await().untilAsserted(() -> assertThat(this.api.send("GET", "/actuator/clock", BodyPublishers.noBody()).body())
			.contains("1900000000000"));
		this.api.call("resetClock", null);
	}

	private JsonNode activate(String type) {
		JsonNode jobs = this.api.call("activateJobs",
				"{\"type\":\"" + type + "\",\"worker\":\"test\",\"timeout\":60000,\"maxJobsToActivate\":1}");
		assertThat(jobs.path("jobs")).hasSize(1);
		return jobs.path("jobs").get(0);
	}

	private JsonNode items(String operationId, String body, Object... parameters) {
		return this.api.call(operationId, body, parameters).path("items");
	}

	private static String filter(String field, String value) {
		return "{\"filter\":{\"" + field + "\":\"" + value + "\"}}";
	}

}
