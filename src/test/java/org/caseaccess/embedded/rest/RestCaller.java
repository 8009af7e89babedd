package org.caseaccess.embedded.rest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.caseaccess.embedded.engine.ZeebeEngine;
import org.caseaccess.embedded.readmodel.ReadModel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls operations of an embedded Camunda over HTTP and holds every answer against the
 * contract.
 */
final class RestCaller implements AutoCloseable {

	private static final ObjectMapper json = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final ApiContract contract;

	private final ZeebeEngine engine;

	private final RestServer rest;

	private final Set<String> answered = new HashSet<>();

	private final Router router;

	RestCaller() throws IOException {
		this.contract = new ApiContract();
		ReadModel model = new ReadModel(ReadModel.KEPT_FINISHED_INSTANCES);
		this.engine = ZeebeEngine.start(0, model);
		this.rest = RestServer.start(0, this.engine, model);
		this.router = Resources.router(this.engine, model);
	}

	ApiContract contract() {
		return this.contract;
	}

	Router router() {
		return this.router;
	}

	Set<String> answered() {
		return this.answered;
	}

	/** Calls an operation that has to succeed. */
	JsonNode call(String operationId, String body, Object... parameters) {
		HttpResponse<String> response = request(operationId, publisher(body), "application/json", parameters);
		assertThat(response.statusCode()).as("%s: %s", operationId, response.body()).isBetween(200, 299);
		return checked(operationId, response);
	}

	/** Calls an operation that has to fail with a problem. */
	JsonNode problem(int status, String operationId, String body, Object... parameters) {
		HttpResponse<String> response = request(operationId, publisher(body), "application/json", parameters);
		return problem(status, response);
	}

	JsonNode problem(int status, HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		try {
			this.contract.checkProblem(response.body());
			JsonNode problem = json.readTree(response.body());
			assertThat(problem.path("status").asInt()).isEqualTo(status);
			assertThat(problem.path("detail").asText()).isNotBlank();
			return problem;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Deploys files in one multipart request. */
	JsonNode deploy(String... names) {
		String boundary = "----parcels";
		List<byte[]> parts = new ArrayList<>();
		for (String name : names) {
			parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"resources\"; filename=\"" + name
					+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			parts.add(resource(name));
			parts.add("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		parts.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> response = request("createDeployment", BodyPublishers.ofByteArrays(parts),
				"multipart/form-data; boundary=" + boundary);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return checked("createDeployment", response);
	}

	private static byte[] resource(String name) {
		try (InputStream stream = RestCaller.class.getResourceAsStream("/embedded/" + name)) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private JsonNode checked(String operationId, HttpResponse<String> response) {
		try {
			this.contract.check(operationId, response.statusCode(),
					response.headers().firstValue("Content-Type").orElse(""), response.body());
			this.answered.add(operationId);
			boolean isJson = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
			return isJson ? json.readTree(response.body()) : json.getNodeFactory().textNode(response.body());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private HttpResponse<String> request(String operationId, BodyPublisher body, String contentType,
			Object... parameters) {
		ApiContract.Operation operation = this.contract.operation(operationId);
		String path = "/v2" + operation.path();
		for (Object parameter : parameters) {
			path = path.replaceFirst("\\{\\w+}", String.valueOf(parameter));
		}
		return send(operation.method(), path, body, "Content-Type", contentType);
	}

	HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.rest.port() + path))
			.method(method, body);
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	int port() {
		return this.rest.port();
	}

	private static BodyPublisher publisher(String body) {
		return (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
	}

	@Override
	public void close() {
		this.http.close();
		this.rest.close();
		this.engine.close();
	}

}
