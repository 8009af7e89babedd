package org.caseaccess.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.search.enums.ElementInstanceState;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.OpenPage;
import org.caseaccess.driver.OrganisationVisitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.postgresql.jdbc.PgConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes of the production jar, with the profile {@code cluster}, on one
 * PostgreSQL and one engine.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class TwoNodesIT {

	private static final String AGENTS = "case-access-agents";

	private static final Duration AT_ONCE = Duration.ofSeconds(2);

	private static Cluster cluster;

	private static Node a;

	private static Node b;

	private static int clients;

	@BeforeAll
	static void start() throws Exception {
		cluster = new Cluster();
		a = cluster.start("a", cluster.settings());
		b = cluster.start("b", cluster.settingsWithOidc());
		a.awaitReady();
		b.awaitReady();
		cluster.agent("ada.agent", "1000000001");
		cluster.agent("abel.agent", "1000000002");
		cluster.issuer().knows("unlisted", Map.of("groups", List.of(AGENTS), "npn", "1999999999"));
		cluster.issuer().knows("stranger", Map.of("groups", List.of("case-access-residents")));
		cluster.issuer().knows("visitor", Map.of("groups", List.of("staff")));
		cluster.issuer()
			.knows("audrey", Map.of("groups", List.of("case-access-auditors"), "preferred_username", "audrey"));
	}

	@AfterAll
	static void stop() throws Exception {
		a.kill();
		b.kill();
		cluster.close();
	}

	private static InventedClient newClient() {
		return cluster.client(++clients);
	}

	@Test
	void onlyWhoseGroupAndNumberAreKnownSignsIn() throws Exception {
		OrganisationVisitor unlisted = new OrganisationVisitor(a.base());
		assertThat(unlisted.page(unlisted.signIn("unlisted")).body())
			.contains("The exchange does not know you as an agent");
		assertThat(unlisted.page("/agent").headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).endsWith("/sign-in"));
		OrganisationVisitor visitor = new OrganisationVisitor(a.base());
		assertThat(visitor.page(visitor.signIn("visitor")).body()).contains("not entitled to use Case Access");
		OrganisationVisitor stranger = new OrganisationVisitor(a.base());
		assertThat(stranger.page(stranger.signIn("stranger")).body()).contains("account as a resident");
		assertThat(stranger.page("/resident/sign-in").headers().firstValue("Location").orElseThrow())
			.endsWith("/oauth2/authorization/case-access");
		assertThat(a.health("liveness")).isEqualTo(200);
	}

	@Test
	void auditorsSignInByTheirGroupAndEverybodyOutAtTheOrganisationToo() {
		OrganisationVisitor audrey = new OrganisationVisitor(b.base());
		assertThat(audrey.signIn("audrey")).endsWith("/audit");
		HttpResponse<String> page = audrey.page("/audit");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("audrey");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.contains("form-action 'self' " + cluster.issuer().uri());
		assertThat(audrey.page("/agent").statusCode()).isEqualTo(404);
		assertThat(audrey.signOut("/sign-out", page.body()).headers().firstValue("Location").orElseThrow())
			.startsWith(cluster.issuer().uri() + "/end?id_token_hint=");
		assertThat(audrey.page("/audit").statusCode()).isEqualTo(302);
	}

	@Test
	void aResidentWhomTheExchangeKnowsSignsInThereAndOutToo() {
		cluster.issuer().knows("rita", Map.of("groups", List.of("case-access-residents")));
		cluster.resident("subject-of-rita", newClient());
		OrganisationVisitor rita = new OrganisationVisitor(a.base());
		assertThat(rita.signIn("rita")).endsWith("/resident");
		HttpResponse<String> page = rita.page("/resident");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(rita.page("/agent/requests").statusCode()).isEqualTo(404);
		// the agents' door lets nobody in, and says why
		assertThat(rita.page("/agent").headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
		assertThat(rita.page("/sign-in").body()).contains("Somebody is signed in in this browser already.");
		assertThat(rita.signOut("/resident/sign-out", page.body()).headers().firstValue("Location").orElseThrow())
			.startsWith(cluster.issuer().uri() + "/end?id_token_hint=");
	}

	/** A line each, the variables by name, no secret, and an exit code that says so. */
	@Test
	void aNodeWithUnsafeSettingsDoesNotStart() throws Exception {
		Map<String, String> settings = cluster.settings();
		settings.put("SSN_KEY_SECRET", "demo-demo-demo-demo-demo-demo-demo");
		settings.remove("OIDC_CLIENT_SECRET");
		assertThat(refusals("refused", settings)).hasSize(2)
			.anyMatch((line) -> line.contains("Case Access does not start: OIDC_CLIENT_SECRET is not set."))
			.anyMatch((line) -> line.contains("Case Access does not start: SSN_KEY_SECRET is a default or an example"));
	}

	@Test
	void aNodeThatCamundaDoesNotKnowDoesNotStart() throws Exception {
		Map<String, String> settings = cluster.settings();
		settings.put("CAMUNDA_PASSWORD", Cluster.secret("somebody-else"));
		assertThat(refusal("wrong-password", settings)).contains("Camunda refuses the credentials of Case Access",
				"CAMUNDA_PASSWORD");
		settings = cluster.settingsWithOidc();
		settings.put("CAMUNDA_CLIENT_SECRET", Cluster.secret("somebody-else"));
		assertThat(refusal("wrong-client", settings)).contains("gets no token for Camunda", "CAMUNDA_CLIENT_SECRET");
	}

	/** A node that ends by itself, with one line that says why. */
	private static String refusal(String name, Map<String, String> settings) throws Exception {
		List<String> lines = refusals(name, settings);
		assertThat(lines).hasSize(1);
		return lines.getFirst();
	}

	/** What a node says that ends by itself: no secret, and no stack trace. */
	private static List<String> refusals(String name, Map<String, String> settings) throws Exception {
		Node refused = cluster.start(name, settings);
		assertThat(refused.awaitExit(Duration.ofMinutes(1))).isOne();
		List<String> errors = lines(cluster.log(name).toPath()).stream()
			.filter((line) -> line.contains("ERROR"))
			.toList();
		assertThat(errors).noneMatch((line) -> line.contains(Cluster.secret("somebody-else"))
				|| line.contains("demo-demo") || line.contains("\tat "));
		return errors;
	}

	@Test
	void whatAClientAnswersAtOneNodeMovesThePageAtTheOther() throws Exception {
		AgentVisitor ada = AgentVisitor.signInAtOrganisation(a.base(), "ada.agent");
		InventedClient client = newClient();
		String request = ada.open(client);
		try (OpenPage page = ada.openPage(request)) {
			ada.step(request, "Task_ReviewConsentNeeded");
			JsonNode waiting = page.awaitPhase("WAITING", Duration.ofSeconds(10));
			answer(b, client, waiting.get("attempt").get("matchingCode").asText());
			JsonNode task = page.awaitPhase("TASK", AT_ONCE).get("task");
			assertThat(task.get("elementId").asText()).isEqualTo("Task_ReviewConsentReceived");
			ada.step(request, "Task_ReviewConsentReceived");
			ada.step(request, "Task_ConfirmAccess");
			ada.step(request, "Task_ViewCase");
			assertThat(page.awaitPhase("ENDED", Duration.ofSeconds(10)).get("ended").get("state").asText())
				.isEqualTo("GRANTED");
		}
	}

	private static void answer(Node node, InventedClient client, String matchingCode) {
		String link = cluster.awaitLink(client, matchingCode);
		HttpResponse<String> answer = new ClientVisitor(node.base(), client).prepare(link, "ACCEPT").send();
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	@Test
	void requestsThroughBothNodesAreWorkedOnOnce() throws Exception {
		AgentVisitor ada = AgentVisitor.signInAtOrganisation(a.base(), "ada.agent");
		AgentVisitor abel = AgentVisitor.signInAtOrganisation(b.base(), "abel.agent");
		List<Callable<String>> requests = new ArrayList<>();
		for (int count = 0; count < 6; count++) {
			InventedClient client = newClient();
			requests.add(() -> granted(ada, client, b));
			requests.add(() -> granted(abel, client, a));
		}
		for (String request : allAtOnce(requests)) {
			UUID id = UUID.fromString(request);
			assertThat(count("consent_attempt", id)).isOne();
			assertThat(count("consent_record", id)).isOne();
			assertThat(count("association", id)).isOne();
		}
		assertThat(cluster.jdbc().sql("select max(tries) from notice").query(Integer.class).single()).isOne();
		assertThat(cluster.mailsWithTheSameId()).isEmpty();
		assertThat(cluster.engine()
			.client()
			.newVariableSearchRequest()
			.filter((variable) -> variable.name("requestOutcome").value("\"GRANTED\""))
			.send()
			.join()
			.items()).hasSizeGreaterThanOrEqualTo(requests.size());
	}

	private static String granted(AgentVisitor agent, InventedClient client, Node answeredAt) {
		String request = agent.open(client);
		agent.step(request, "Task_ReviewConsentNeeded");
		answer(answeredAt, client, agent.awaitMatchingCode(request));
		agent.step(request, "Task_ReviewConsentReceived");
		agent.step(request, "Task_ConfirmAccess");
		agent.step(request, "Task_ViewCase");
		assertThat(agent.awaitPhase(request, "ENDED").get("ended").get("state").asText()).isEqualTo("GRANTED");
		return request;
	}

	/** R4: four requests at two nodes, and three attempts. */
	@Test
	void attemptsAreCountedAcrossTheNodes() throws Exception {
		AgentVisitor atA = AgentVisitor.signInAtOrganisation(a.base(), "ada.agent");
		AgentVisitor atB = AgentVisitor.signInAtOrganisation(b.base(), "ada.agent");
		InventedClient client = newClient();
		List<Callable<String>> asks = Stream.of(atA, atB, atA, atB).<Callable<String>>map((agent) -> {
			String request = agent.open(client);
			String task = agent.awaitTask(request, "Task_ReviewConsentNeeded").get("key").asText();
			return () -> {
				agent.complete(request, task, Map.of("nextStep", "ELECTRONIC"));
				return agent.awaitSettled(request).get("phase").asText();
			};
		}).toList();
		assertThat(allAtOnce(asks)).containsExactlyInAnyOrder("WAITING", "WAITING", "WAITING", "TASK");
		assertThat(cluster.jdbc()
			.sql("select attempt_number from consent_attempt a join client c on c.id = a.client_id"
					+ " where c.email = :email order by 1")
			.param("email", client.email())
			.query(Integer.class)
			.list()).containsExactly(1, 2, 3);
	}

	@Test
	@Order(Integer.MAX_VALUE - 3)
	void aPageThatIsClosedAtOneNodeMayBeOpenAtTheOther() throws Exception {
		AgentVisitor atA = AgentVisitor.signInAtOrganisation(a.base(), "ada.agent");
		AgentVisitor atB = AgentVisitor.signInAtOrganisation(b.base(), "ada.agent");
		String request = atA.open(newClient());
		try (OpenPage there = atB.openPage(request)) {
			try (OpenPage here = atA.openPage(request)) {
				atA.step(request, "Task_ReviewConsentNeeded");
				here.awaitPhase("WAITING", Duration.ofSeconds(10));
				there.awaitPhase("WAITING", Duration.ofSeconds(10));
				atA.leave(request, here.id());
			}
			patiently("kept").during(Duration.ofSeconds(4)).until(() -> state(request).equals("OPEN"));
			atB.leave(request, there.id());
			patiently("withdrawn").until(() -> state(request).equals("LEFT"));
		}
	}

	@Test
	@Order(Integer.MAX_VALUE - 2)
	void whatDashboardAndAlarmsLookAtIsThere() throws Exception {
		Set<String> there = new TreeSet<>();
		for (Node node : List.of(a, b)) {
			node.figures()
				.lines()
				.filter((line) -> !line.startsWith("#"))
				.forEach((line) -> there.add(line.replaceFirst("[{ ].*", "")));
		}
		assertThat(there).containsAll(Figures.lookedAt());
		assertThat(there).filteredOn((name) -> name.startsWith("case_access"))
			.extracting((name) -> name.replaceFirst("_(count|sum|max)$", "_bucket"))
			.isSubsetOf(Figures.documented());
		JsonNode line = new ObjectMapper().readTree(Stream.of("a", "b")
			.flatMap((name) -> lines(cluster.log(name).toPath()).stream())
			.filter((candidate) -> candidate.contains("is number 1 of access request"))
			.findFirst()
			.orElseThrow());
		assertThat(line.path("ecs").path("version").asText()).isNotEmpty();
		assertThat(line.path("request").asText()).matches("[0-9a-f-]{36}");
		assertThat(line.path("job").asText()).isNotEmpty();
	}

	private static List<String> lines(Path log) {
		try {
			return Files.readAllLines(log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One node has a password, the other tokens that it has to renew. */
	@Test
	@Order(Integer.MAX_VALUE - 2)
	void camundaKnowsBothNodesByTheirCredentials() {
		assertThat(cluster.camunda().admitted()).extracting((caller) -> caller.replaceFirst("^(\\S+ \\S+) .*", "$1"))
			.contains("gRPC Basic", "REST Basic", "gRPC Bearer", "REST Bearer");
		assertThat(cluster.issuer().workerTokens()).isGreaterThan(1);
	}

	/**
	 * The agent's browser and its node are gone in the same moment; what others do goes
	 * on.
	 */
	@Test
	@Order(Integer.MAX_VALUE - 1)
	void anAgentWhoseNodeIsKilledHasLeftAndOtherRequestsGoOn() throws Exception {
		AgentVisitor abel = AgentVisitor.signInAtOrganisation(b.base(), "abel.agent");
		Map<String, InventedClient> underWay = new LinkedHashMap<>();
		for (int count = 0; count < 4; count++) {
			InventedClient client = newClient();
			String request = abel.open(client);
			abel.step(request, "Task_ReviewConsentNeeded");
			underWay.put(request, client);
		}
		AgentVisitor ada = AgentVisitor.signInAtOrganisation(a.base(), "ada.agent");
		String request = ada.open(newClient());
		try (OpenPage page = ada.openPage(request)) {
			ada.step(request, "Task_ReviewConsentNeeded");
			page.awaitPhase("WAITING", Duration.ofSeconds(10));
			patiently("seen while waiting").until(() -> cluster.jdbc()
				.sql("select leave_due_at is not null from access_request where id = :id")
				.param("id", UUID.fromString(request))
				.query(Boolean.class)
				.single());
			a.kill();
		}
		underWay.forEach((other, client) -> {
			answer(b, client, abel.awaitMatchingCode(other));
			stepPatiently(abel, other, "Task_ReviewConsentReceived");
			stepPatiently(abel, other, "Task_ConfirmAccess");
			stepPatiently(abel, other, "Task_ViewCase");
			assertThat(state(other)).isEqualTo("GRANTED");
			assertThat(count("consent_record", UUID.fromString(other))).isOne();
		});
		patiently("withdrawn").until(() -> state(request).equals("LEFT"));
		assertThat(b.health("readiness")).isEqualTo(200);
	}

	@Test
	@Order(Integer.MAX_VALUE)
	void aNodeThatIsStoppedFinishesItsJobs() throws Exception {
		AgentVisitor abel = AgentVisitor.signInAtOrganisation(b.base(), "abel.agent");
		InventedClient client = newClient();
		String request = abel.open(client);
		stepPatiently(abel, request, "Task_ReviewConsentNeeded");
		answer(b, client, abel.awaitMatchingCode(request));
		stepPatiently(abel, request, "Task_ReviewConsentReceived");
		try (Connection holding = cluster.connection()) {
			holding.setAutoCommit(false);
			holding.createStatement().execute("lock table association in share mode");
			stepPatiently(abel, request, "Task_ConfirmAccess");
			int holder = holding.unwrap(PgConnection.class).getBackendPID();
			patiently("the job waits").until(() -> cluster.associationWaitsFor(holder));
			b.terminate();
			patiently("it takes nothing new").until(() -> b.health("readiness") != 200);
			patiently("it waits for its job").during(Duration.ofSeconds(3))
				.until(() -> b.isAlive() && cluster.associationWaitsFor(holder));
			holding.rollback();
		}
		assertThat(b.awaitExit(Duration.ofSeconds(30))).isEqualTo(143);
		assertThat(count("association", UUID.fromString(request))).isOne();
		assertThat(cluster.engine()
			.client()
			.newElementInstanceSearchRequest()
			.filter((element) -> element.elementId("Task_NotifyClient").state(ElementInstanceState.ACTIVE))
			.send()
			.join()
			.items()).as("the engine has heard of it").hasSize(1);
	}

	/** What the killed node had in hand comes back after its time. */
	private static void stepPatiently(AgentVisitor agent, String request, String element) {
		String task = agent.awaitTask(request, element).get("key").asText();
		patiently(element).pollInterval(Duration.ofSeconds(1))
			.until(() -> agent.complete(request, task, Map.of()).statusCode(), Set.of(200, 409)::contains);
	}

	private static ConditionFactory patiently(String what) {
		return Awaitility.await(what).atMost(Duration.ofSeconds(30));
	}

	private static String state(String request) {
		return cluster.jdbc()
			.sql("select state from access_request where id = :id")
			.param("id", UUID.fromString(request))
			.query(String.class)
			.single();
	}

	private static int count(String table, UUID request) {
		return cluster.jdbc()
			.sql("select count(*) from " + table + " where access_request_id = :id")
			.param("id", request)
			.query(Integer.class)
			.single();
	}

	private static List<String> allAtOnce(List<Callable<String>> tasks) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<String> results = new ArrayList<>();
			for (Future<String> result : threads.invokeAll(tasks)) {
				results.add(result.get());
			}
			return results;
		}
	}

}
