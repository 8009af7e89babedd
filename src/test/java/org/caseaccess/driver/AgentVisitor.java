package org.caseaccess.driver;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** An agent at the portal, over HTTP. */
public final class AgentVisitor {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Visitor visitor;

	private final String csrfHeader;

	private final String csrfToken;

	private AgentVisitor(Visitor visitor, JsonNode csrf) {
		this.visitor = visitor;
		this.csrfHeader = csrf.get("header").asText();
		this.csrfToken = csrf.get("token").asText();
	}

	/** Signs one of the invented agents in. */
	public static AgentVisitor signIn(URI base, String username) {
		Visitor visitor = new Visitor(base);
		String page = visitor.page("/sign-in").body();
		HttpResponse<String> answer = visitor.postForm("/sign-in",
				Map.of("username", username, "password", "demo", "_csrf", Visitor.field(page, "_csrf")));
		assertThat(answer.headers().firstValue("Location").orElse("none")).endsWith("/agent");
		return new AgentVisitor(visitor, json(visitor.get("/agent/session", "application/json")).get("csrf"));
	}

	/** Signs somebody in at the organisation's identity provider of the tests. */
	public static AgentVisitor signInAtOrganisation(URI base, String user) {
		Visitor visitor = new Visitor(base);
		String answer = followSignIn(visitor, user);
		assertThat(answer).endsWith("/agent");
		return new AgentVisitor(visitor, json(visitor.get("/agent/session", "application/json")).get("csrf"));
	}

	/** Where somebody is led who signs in at the organisation. */
	static String followSignIn(Visitor visitor, String user) {
		String start = Visitor.first(visitor.page("/sign-in").body(), "href=\"(/oauth2/[^\"]+)\"");
		String provider = visitor.page(start).headers().firstValue("Location").orElseThrow();
		String back = visitor.page(provider + "&user=" + user).headers().firstValue("Location").orElseThrow();
		return visitor.page(back).headers().firstValue("Location").orElseThrow();
	}

	/** Fills in the search screen for a client; gives the request's id. */
	public String open(InventedClient client) {
		return idIn(search(formToken(), details(client)));
	}

	/** The search screen's own mark, which makes a form sent twice one request. */
	public String formToken() {
		return Visitor.field(this.visitor.page("/agent/requests/new").body(), "formToken");
	}

	/** Sends the search form. */
	public HttpResponse<String> search(String formToken, Map<String, String> details) {
		Map<String, String> fields = new LinkedHashMap<>(details);
		fields.put("formToken", formToken);
		fields.put("_csrf", this.csrfToken);
		return this.visitor.postForm("/agent/requests", fields);
	}

	/** What an agent types to find a client. */
	public static Map<String, String> details(InventedClient client) {
		Map<String, String> details = new LinkedHashMap<>();
		details.put("firstName", client.firstName());
		details.put("lastName", client.lastName());
		details.put("sex", client.sex());
		details.put("dateOfBirth", client.dateOfBirth());
		details.put("ssn", client.ssn());
		return details;
	}

	/** The request to which the search form led. */
	public static String idIn(HttpResponse<String> found) {
		assertThat(found.statusCode()).as(found.body()).isEqualTo(303);
		return Visitor.first(found.headers().firstValue("Location").orElse(""), "/agent/requests/([0-9a-f-]{36})");
	}

	/** What the page of a request shows. */
	public JsonNode state(String request) {
		return json(this.visitor.get(path(request, "/state"), "application/json"));
	}

	/**
	 * Opens the stream of a request's page, and gives each of its lines, until it ends.
	 */
	public CompletableFuture<Void> listen(String request, Consumer<String> line) {
		return this.visitor.lines(path(request, "/events?page=" + UUID.randomUUID()), line);
	}

	/** Waits until the request stands at a user task. */
	public JsonNode awaitTask(String request, String element) {
		return await(request, element, (state) -> state.path("task").path("elementId").asText().equals(element))
			.get("task");
	}

	/** Waits until the page of the request shows a phase. */
	public JsonNode awaitPhase(String request, String phase) {
		return await(request, phase, (state) -> state.get("phase").asText().equals(phase));
	}

	/** Waits until the process does not work on the request for the moment. */
	public JsonNode awaitSettled(String request) {
		return await(request, "settled", (state) -> !state.get("phase").asText().equals("WORKING"));
	}

	private JsonNode await(String request, String what, Predicate<JsonNode> wanted) {
		return Awaitility.await(what)
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(25))
			.until(() -> state(request), wanted);
	}

	/** Waits for a step and completes it. */
	public JsonNode step(String request, String element, Map<String, Object> answers) {
		String key = awaitTask(request, element).get("key").asText();
		return json(complete(request, key, answers));
	}

	/** Waits until the client is being asked, and gives the code that both see. */
	public String awaitMatchingCode(String request) {
		return awaitPhase(request, "WAITING").get("attempt").get("matchingCode").asText();
	}

	/** Completes a step with nothing filled in. */
	public JsonNode step(String request, String element) {
		return step(request, element, Map.of());
	}

	/** Says that the page of a request is still there. */
	public JsonNode here(String request) {
		return json(sendJson(path(request, "/here"), "{}"));
	}

	/** Sends what was filled in for a step. */
	public HttpResponse<String> complete(String request, String taskKey, Map<String, Object> answers) {
		try {
			return send(request, taskKey, JSON.writeValueAsString(answers));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends any text for a step. */
	public HttpResponse<String> send(String request, String taskKey, String body) {
		return sendJson(path(request, "/tasks/" + taskKey), body);
	}

	private HttpResponse<String> sendJson(String path, String body) {
		return this.visitor.send(this.visitor.request(path)
			.header("Accept", "application/json")
			.header("Content-Type", "application/json")
			.header(this.csrfHeader, this.csrfToken)
			.POST(BodyPublishers.ofString(body)));
	}

	/** What a verbal consent needs. */
	public static Map<String, Object> verbalConsent() {
		Map<String, Object> verbal = new HashMap<>();
		for (String acknowledgement : List.of("Identity", "Purpose", "Scope", "Duration", "Revocation")) {
			verbal.put("acknowledge" + acknowledgement, true);
		}
		verbal.put("contactMode", "PHONE");
		verbal.put("identityCheck", "QUESTIONS");
		return verbal;
	}

	/** Opens the page of a request, which listens to what the server pushes. */
	public OpenPage openPage(String request) {
		String page = UUID.randomUUID().toString();
		return new OpenPage(page, this.visitor.stream(path(request, "/events?page=" + page), "text/event-stream"));
	}

	/** Presses Cancel. */
	public HttpResponse<String> cancel(String request) {
		return this.visitor.postForm(path(request, "/cancel"), Map.of("_csrf", this.csrfToken));
	}

	/** Ends the access to a case. */
	public HttpResponse<String> endAccess(String caseNumber) {
		return this.visitor.postForm("/agent/cases/" + caseNumber + "/end", Map.of("_csrf", this.csrfToken));
	}

	/** Says that a page is being left. */
	public HttpResponse<String> leave(String request, String page) {
		return this.visitor.postForm(path(request, "/leave"), Map.of("_csrf", this.csrfToken, "page", page));
	}

	/** Sends a form. */
	public HttpResponse<String> post(String path, Map<String, String> fields) {
		Map<String, String> sent = new LinkedHashMap<>(fields);
		sent.put("_csrf", this.csrfToken);
		return this.visitor.postForm(path, sent);
	}

	/** Opens a page. */
	public HttpResponse<String> page(String path) {
		return this.visitor.page(path);
	}

	/** Every address that the agent's browser asked for or was led to. */
	public List<String> addresses() {
		return this.visitor.addresses();
	}

	private static String path(String request, String part) {
		return "/agent/requests/" + request + part;
	}

	private static JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		try {
			return JSON.readTree(response.body());
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
