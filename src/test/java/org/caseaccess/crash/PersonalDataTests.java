package org.caseaccess.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Full paths by both doors, bad input included; then every place is searched where a
 * social security number must not be, and the log for everything personal (R7).
 */
@WholeApplicationTest
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTests {

	private static final Path DATABASE = Path.of("target", "personal-data", "case-access").toAbsolutePath();

	private static final InventedClient TEXTED = InventedClient.reachable().getFirst();

	private static final InventedClient LETTERS = InventedClient.preferringLetters().getFirst();

	private static final String NOBODYS_NUMBER = "987-65-4321";

	@Autowired
	Scenario scenario;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	CamundaClient camunda;

	@LocalServerPort
	int port;

	private final List<String> addresses = new ArrayList<>();

	private final Set<String> tokens = new HashSet<>();

	private URI base;

	@DynamicPropertySource
	static void aDatabaseFile(DynamicPropertyRegistry properties) throws IOException {
		Files.deleteIfExists(file());
		properties.add("spring.datasource.url", () -> ApplicationProcess.url(DATABASE));
		// as in production, and louder where the application speaks
		properties.add("logging.level.root", () -> "info");
		properties.add("logging.level.org.caseaccess", () -> "debug");
	}

	private static Path file() {
		return DATABASE.resolveSibling(DATABASE.getFileName() + ".mv.db");
	}

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
		this.base = URI.create("http://127.0.0.1:" + this.port);
	}

	@Test
	void noNumberIsReadableAnywhereAndNothingPersonalIsLogged(CapturedOutput output) throws Exception {
		AgentVisitor agent = AgentVisitor.signIn(this.base, "maria.lopez");
		electronicPath(agent);
		verbalPath(agent);
		badInput(agent);
		tasklistPath("maria.lopez", TEXTED);
		tasklistPath("david.cohen", TEXTED);
		this.addresses.addAll(agent.addresses());

		Collection<String> numbers = numbers();
		holdsNone("the engine's variables", variables(), numbers);
		holdsNone("an address", String.join("\n", this.addresses), numbers);
		holdsNone("the database's script", script(), numbers);
		this.jdbc.sql("checkpoint sync").update();
		String file = Files.readString(file(), StandardCharsets.ISO_8859_1);
		// what is in the file can be found there
		assertThat(file).contains(TEXTED.caseNumber(), TEXTED.email());
		holdsNone("the database's file", file, numbers);
		Set<String> personal = new HashSet<>(numbers);
		personal.addAll(this.tokens);
		for (InventedClient client : InventedClient.all()) {
			personal.addAll(listOfKnown(client.email(), client.mobile(), client.firstName() + " " + client.lastName(),
					client.dateOfBirth()));
		}
		personal.addAll(List.of(TEXTED.lastName(), LETTERS.lastName(), "Nobodyson"));
		assertThat(this.tokens).isNotEmpty();
		// what is logged can be found by its ids
		String id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
		assertThat(output.getAll())
			.containsPattern("\\[(?=[^]]*processInstance=\\d+)(?=[^]]*request=" + id
					+ ")(?=[^]]*job=\\d+)[^]]*].* closed: GRANTED")
			.containsPattern("\\[(?=[^]]*request=" + id + ")(?=[^]]*attempt=" + id + ")[^]]*].* answered: ACCEPTED");
		holdsNone("the log", output.getAll(), personal);
	}

	private void electronicPath(AgentVisitor agent) {
		String request = agent.open(TEXTED);
		agent.step(request, "Task_ReviewConsentNeeded");
		ClientVisitor phone = new ClientVisitor(this.base, TEXTED);
		String link = phone.awaitLink(agent.awaitMatchingCode(request));
		this.tokens.add(link.substring(link.lastIndexOf('/') + 1));
		phone.prepare(link, "MAYBE").send();
		phone.prepare(link, "ACCEPT").send();
		phone.look(link + "x");
		agent.step(request, "Task_ReviewConsentReceived");
		agent.step(request, "Task_ConfirmAccess");
		agent.step(request, "Task_ViewCase");
		assertThat(agent.page("/agent/cases/" + TEXTED.caseNumber()).body()).contains("***-**-")
			.doesNotContain(TEXTED.ssn());
	}

	private void verbalPath(AgentVisitor agent) {
		String request = agent.open(LETTERS);
		agent.step(request, "Task_ReviewConsentNeeded");
		Map<String, Object> answers = AgentVisitor.verbalConsent();
		answers.put("ssn", LETTERS.ssn());
		agent.step(request, "Task_ConfirmVerbalConsent", answers);
		agent.step(request, "Task_ConfirmAccess");
		agent.awaitTask(request, "Task_ViewCase");
	}

	private void badInput(AgentVisitor agent) {
		Map<String, String> details = AgentVisitor.details(TEXTED);
		for (Map.Entry<String, String> bad : Map
			.of("dateOfBirth", "1984-02-31", "sex", "?", "ssn", TEXTED.ssn() + "1", "firstName", "x".repeat(300),
					"lastName", "", "caseNumber", TEXTED.ssn() + "/..")
			.entrySet()) {
			Map<String, String> typed = new HashMap<>(details);
			typed.put(bad.getKey(), bad.getValue());
			assertThat(agent.search("form", typed).statusCode()).as(bad.getKey()).isEqualTo(422);
		}
		Map<String, String> nobody = new HashMap<>(details);
		nobody.put("lastName", "Nobodyson");
		nobody.put("ssn", NOBODYS_NUMBER);
		String request = AgentVisitor.idIn(agent.search("form", nobody));
		String key = agent.awaitTask(request, "Task_ReviewNextSteps").get("key").asText();
		assertThat(agent.complete(request, "1", Map.of("ssn", TEXTED.ssn())).statusCode()).isEqualTo(409);
		assertThat(agent.complete(request, "no-" + key, Map.of("ssn", TEXTED.ssn())).statusCode()).isEqualTo(400);
		assertThat(agent.send(request, key, "{\"ssn\": " + TEXTED.ssn() + "}").statusCode()).isEqualTo(400);
		agent.complete(request, key, Map.of("ssn", TEXTED.ssn()));
	}

	private void tasklistPath(String username, InventedClient client) {
		long instance = this.camunda.newCreateInstanceCommand()
			.bpmnProcessId("request-case-access")
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
		long task = awaitTask(instance, 0);
		this.camunda.newAssignUserTaskCommand(task).assignee(username).send().join();
		Map<String, Object> typed = new HashMap<>(AgentVisitor.details(client));
		typed.put("dateOfBirth", "2099-01-01");
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.camunda.newCompleteUserTaskCommand(task).variables(typed).send().join());
		typed.put("dateOfBirth", client.dateOfBirth());
		this.camunda.newCompleteUserTaskCommand(task).variables(typed).send().join();
		awaitTask(instance, task);
	}

	/** The task of an instance that comes after another one. */
	private long awaitTask(long instance, long before) {
		return Awaitility.await()
			.until(() -> this.camunda.newUserTaskSearchRequest()
				.filter((task) -> task.processInstanceKey(instance).state(UserTaskState.CREATED))
				.send()
				.join()
				.items(), (found) -> !found.isEmpty() && found.getFirst().getUserTaskKey() != before)
			.getFirst()
			.getUserTaskKey();
	}

	/** Every number on file and every number typed, as written and as digits. */
	private static Collection<String> numbers() {
		Set<String> numbers = new HashSet<>(Set.of(NOBODYS_NUMBER));
		InventedClient.all().forEach((client) -> numbers.add(client.ssn()));
		Set<String> digits = new HashSet<>();
		numbers.forEach((number) -> digits.add(number.replace("-", "")));
		numbers.addAll(digits);
		return numbers;
	}

	private String variables() {
		StringBuilder variables = new StringBuilder();
		this.camunda.newVariableSearchRequest()
			.page((page) -> page.limit(10_000))
			.send()
			.join()
			.items()
			.forEach((variable) -> variables.append(variable.getName())
				.append('=')
				.append(variable.getValue())
				.append('\n'));
		assertThat(variables).contains("accessRequestId=", "ssn=null");
		return variables.toString();
	}

	private String script() {
		return String.join("\n", this.jdbc.sql("script").query(String.class).list());
	}

	private static List<String> listOfKnown(String... values) {
		List<String> known = new ArrayList<>();
		for (String value : values) {
			if (value != null) {
				known.add(value);
			}
		}
		return known;
	}

	private static void holdsNone(String what, String text, Collection<String> forbidden) {
		assertThat(forbidden).filteredOn(text::contains).as(what).isEmpty();
	}

}
