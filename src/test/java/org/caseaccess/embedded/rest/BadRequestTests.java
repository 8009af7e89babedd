package org.caseaccess.embedded.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What cannot be served is refused in plain words, and never with a wrong answer.
 */
class BadRequestTests {

	private static RestCaller api;

	@BeforeAll
	static void start() throws IOException {
		api = new RestCaller();
	}

	@AfterAll
	static void stop() {
		api.close();
	}

	@Test
	void operationsThatAreNotServedAreNamed() {
		for (String operation : api.router().known()) {
			if (!api.router().served().contains(operation)) {
				Object[] parameters = { "1", "2", "3" };
				assertThat(api.problem(501, operation, null, parameters).path("detail").asText())
					.contains("'" + operation + "'");
			}
		}
	}

	@Test
	void unknownPath() {
		api.problem(404, send("GET", "/v2/parcels", ""));
		api.problem(404, send("GET", "/", ""));
		api.problem(404, send("GET", "/v2/user-tasks//form", ""));
	}

	@Test
	void wrongMethod() {
		assertThat(api.problem(405, send("DELETE", "/v2/topology", "")).path("detail").asText()).contains("GET");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "null", "7", "{} {}", "{\"filter\":[1]}", "{\"filter\":{\"color\":\"red\"}}",
			"{\"filter\":{\"state\":\"SLEEPING\"}}", "{\"filter\":{\"processInstanceKey\":\"abc\"}}",
			"{\"filter\":{\"processInstanceKey\":17}}", "{\"filter\":{\"state\":{\"$near\":\"ACTIVE\"}}}",
			"{\"filter\":{\"startDate\":{\"$gt\":\"yesterday\"}}}", "{\"filter\":{\"hasIncident\":\"maybe\"}}",
			"{\"filter\":{\"state\":{\"$in\":\"ACTIVE\"}}}", "{\"sort\":[{\"field\":\"color\"}]}",
			"{\"sort\":[{\"field\":\"state\",\"order\":\"UP\"}]}", "{\"sort\":7}", "{\"page\":{\"limit\":-1}}",
			"{\"page\":{\"limit\":\"ten\"}}", "{\"page\":{\"from\":1,\"after\":\"WzFd\"}}",
			"{\"page\":{\"after\":\"%%%\"}}", "{\"page\":{\"size\":3}}", "{\"color\":\"red\"}",
			"{\"filter\":{\"variables\":[{\"name\":\"a\"}]}}", "{\"filter\":{\"$or\":[{\"color\":\"red\"}]}}" })
	void searchesThatCannotBeUnderstood(String body) {
		api.problem(400, "searchProcessInstances", body);
	}

	@Test
	void filtersThatOnlyAClusterKnows() {
		api.problem(501, "searchProcessInstances", "{\"filter\":{\"batchOperationId\":\"1\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"filter\":null,\"sort\":[],\"page\":null}",
			"{\"filter\":{\"state\":{\"$in\":[],\"$notIn\":[]},\"$or\":[],\"tags\":[],\"variables\":[]}}" })
	void emptyPartsOfASearchAreIgnored(String body) {
		api.call("searchProcessInstances", body);
	}

	@ParameterizedTest
	@CsvSource({ "getProcessInstance", "getUserTask", "getVariable", "getIncident", "getElementInstance",
			"getProcessDefinition", "getProcessDefinitionXML", "getUserTaskForm", "getDecisionDefinition",
			"getDecisionDefinitionXML", "getDecisionRequirements", "getStartProcessForm" })
	void keysThatDoNotExistOrAreNone(String operation) {
		api.problem(404, operation, null, "17");
		api.problem(400, operation, null, "seventeen");
	}

	@Test
	void commandsAboutNothing() {
		api.problem(404, "completeUserTask", "{}", "17");
		api.problem(404, "assignUserTask", "{\"assignee\":\"ann\"}", "17");
		api.problem(404, "unassignUserTask", null, "17");
		api.problem(404, "updateUserTask", "{\"changeset\":{\"priority\":1}}", "17");
		api.problem(404, "completeJob", "{}", "17");
		api.problem(404, "failJob", "{\"retries\":1}", "17");
		api.problem(404, "throwJobError", "{\"errorCode\":\"E\"}", "17");
		api.problem(404, "updateJob", "{\"changeset\":{\"retries\":1}}", "17");
		api.problem(404, "cancelProcessInstance", "{}", "17");
		api.problem(404, "resolveIncident", "{}", "17");
		api.problem(404, "createElementInstanceVariables", "{\"variables\":{}}", "17");
		api.problem(404, "createProcessInstance", "{\"processDefinitionId\":\"nothing\"}");
		api.problem(404, "correlateMessage", "{\"name\":\"nothing\",\"correlationKey\":\"1\"}");
		api.problem(404, "deleteResource", "{}", "17");
		api.problem(404, "searchUserTaskVariables", "{}", "17");
		api.problem(404, "getDecisionInstance", null, "17");
	}

	@Test
	void commandsThatCannotBeUnderstood() {
		api.problem(400, "createProcessInstance", "{}");
		api.problem(400, "createProcessInstance", "{\"processDefinitionId\":\"a\",\"variables\":[]}");
		api.problem(400, "createProcessInstance", "{\"processDefinitionId\":\"a\",\"tenantId\":\"other\"}");
		api.problem(400, "createProcessInstance", "{\"processDefinitionId\":\"a\",\"color\":\"red\"}");
		api.problem(400, "assignUserTask", "{}", "17");
		api.problem(400, "updateUserTask", "{}", "17");
		api.problem(400, "updateUserTask", "{\"changeset\":{\"priority\":101}}", "17");
		api.problem(400, "updateUserTask", "{\"changeset\":{\"dueDate\":\"tomorrow\"}}", "17");
		api.problem(400, "activateJobs", "{}");
		api.problem(400, "activateJobs", "{\"type\":\"a\",\"timeout\":0,\"maxJobsToActivate\":1}");
		api.problem(400, "updateJob", "{}", "17");
		api.problem(400, "throwJobError", "{}", "17");
		api.problem(400, "publishMessage", "{\"correlationKey\":\"1\"}");
		api.problem(400, "pinClock", "{\"timestamp\":\"now\"}");
		api.problem(400, "createElementInstanceVariables", "{}", "17");
		api.problem(400, "getDecisionInstance", null, "17-1");
		api.problem(400, send("POST", "/actuator/clock/add", "{}"));
	}

	@Test
	void deploymentsThatCannotBeUnderstood() {
		api.problem(415, "createDeployment", "{}");
		api.problem(400, form("no boundary"));
		api.problem(400, form("--b\r\nContent-Disposition: form-data; name=\"tenantId\"\r\n\r\n<default>\r\n--b--"));
		api.problem(400, form(
				"--b\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"a.bpmn\"\r\n\r\nno XML\r\n--b--"));
	}

	@Test
	void bodiesOfAnotherTypeAreRefused() {
		HttpResponse<String> response = api.send("POST", "/v2/process-instances/search", BodyPublishers.ofString("{}"),
				"Content-Type", "text/plain");
		api.problem(415, response);
	}

	@Test
	void pagesOfOtherOriginsAreRefused() {
		api.problem(403, api.send("POST", "/v2/process-instances/search", BodyPublishers.ofString("{}"), "Content-Type",
				"application/json", "Origin", "https://example.com"));
		HttpResponse<String> own = api.send("GET", "/v2/topology", BodyPublishers.noBody(), "Origin",
				"http://localhost:8080");
		assertThat(own.statusCode()).isEqualTo(200);
		assertThat(own.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

	@ParameterizedTest
	@CsvSource({ "example.com, 403", "127.0.0.1.example.com, 403", "localhost.example.com:8088, 403",
			"localhost:8088, 200", "127.0.0.1, 200", "[::1]:8088, 200" })
	void otherNamesOfThisMachineAreRefused(String host, String status) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
			OutputStream out = socket.getOutputStream();
			out.write(("GET /v2/topology HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 " + status);
		}
	}

	private static HttpResponse<String> form(String body) {
		return api.send("POST", "/v2/deployments", BodyPublishers.ofString(body), "Content-Type",
				"multipart/form-data; boundary=b");
	}

	private static HttpResponse<String> send(String method, String path, String body) {
		return api.send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
	}

}
