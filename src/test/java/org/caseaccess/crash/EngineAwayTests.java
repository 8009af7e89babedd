package org.caseaccess.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The engine cannot be reached for a minute: answers are kept, delivered after, and
 * nothing happens twice. The minute is made by moving the clock.
 */
@WholeApplicationTest
@TestPropertySource(properties = { "case-access.process.redelivery=PT0.2S", "case-access.process.check.every=PT0.2S" })
class EngineAwayTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String REST = "camunda.client.rest-address";

	private static final String GRPC = "camunda.client.grpc-address";

	@Autowired
	Scenario scenario;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	CamundaClient camunda;

	@Autowired
	Lines lines;

	@LocalServerPort
	int port;

	private URI base;

	private AgentVisitor agent;

	@BeforeEach
	void signIn() {
		this.scenario.startAfresh();
		this.base = URI.create("http://127.0.0.1:" + this.port);
		this.agent = AgentVisitor.signIn(this.base, "james.chen");
	}

	@Test
	void whatHappenedMeanwhileReachesTheEngineOnce() throws Exception {
		InventedClient client = InventedClient.reachable().getFirst();
		String answered = this.agent.open(client);
		this.agent.step(answered, "Task_ReviewConsentNeeded");
		ClientVisitor phone = new ClientVisitor(this.base, client);
		ClientVisitor.Answer answer = phone.prepare(phone.awaitLink(this.agent.awaitMatchingCode(answered)), "ACCEPT");
		String cancelled = this.agent.open(InventedClient.reachable().get(1));
		this.agent.awaitTask(cancelled, "Task_ReviewConsentNeeded");

		this.lines.cut();
		assertThat(answer.send().statusCode()).isEqualTo(200);
		assertThat(this.agent.cancel(cancelled).statusCode()).isEqualTo(303);
		String opened = this.agent.open(InventedClient.preferringLetters().getFirst());
		JsonNode meanwhile = this.agent.state(answered);
		assertThat(meanwhile.get("phase").asText()).isEqualTo("WORKING");
		assertThat(meanwhile.get("message").asText()).contains("nothing is lost");
		this.lines.moveClock(Duration.ofMinutes(1));
		assertThat(undelivered()).isEqualTo(3);
		// an engine that is silent ends nothing, however often it is looked for lost
		// requests
		assertThat(this.jdbc.sql("select count(*) from access_request where state = 'INTERRUPTED'")
			.query(Integer.class)
			.single()).isZero();

		this.lines.mend();
		this.agent.step(answered, "Task_ReviewConsentReceived");
		this.agent.step(answered, "Task_ConfirmAccess");
		this.agent.awaitTask(answered, "Task_ViewCase");
		this.agent.awaitTask(opened, "Task_ReviewConsentNeeded");
		Awaitility.await().atMost(PATIENCE).until(() -> undelivered() == 0);
		assertThat(instances()).isEqualTo(3);
		assertThat(completed("Task_CloseConsentAttempt")).isEqualTo(1);
		assertThat(completed("Task_AssociateAgent")).isEqualTo(1);
		assertThat(completed("Task_CheckCancellation")).isEqualTo(1);
		assertThat(count("consent_record where access_request_id = :id", answered)).isEqualTo(1);
		assertThat(this.scenario.noticesSent()).isEqualTo(3);
		assertThat(this.agent.state(cancelled).get("ended").get("state").asText()).isEqualTo("CANCELLED");
		this.agent.step(answered, "Task_ViewCase", Map.of());
	}

	private int undelivered() {
		return this.jdbc.sql("select count(*) from event_publication where completion_date is null")
			.query(Integer.class)
			.single();
	}

	private long instances() {
		return this.camunda.newProcessInstanceSearchRequest().send().join().page().totalItems();
	}

	private long completed(String element) {
		return this.camunda.newElementInstanceSearchRequest()
			.filter((instance) -> instance.elementId(element))
			.send()
			.join()
			.page()
			.totalItems();
	}

	private int count(String where, String request) {
		return this.jdbc.sql("select count(*) from " + where)
			.param("id", UUID.fromString(request))
			.query(Integer.class)
			.single();
	}

	/** Puts cuttable lines between the client of the engine and the engine. */
	@TestConfiguration(proxyBeanMethods = false)
	static class LineConfiguration {

		@Bean
		static Lines lines(ConfigurableEnvironment environment) throws IOException {
			URI rest = environment.getRequiredProperty(REST, URI.class);
			URI grpc = environment.getRequiredProperty(GRPC, URI.class);
			return new Lines(rest, new CuttableLine(rest), new CuttableLine(grpc));
		}

		@Bean
		static BeanFactoryPostProcessor throughTheLines(ConfigurableEnvironment environment) {
			return (beans) -> {
				Lines lines = beans.getBean(Lines.class);
				environment.getPropertySources()
					.addFirst(new MapPropertySource("lines",
							Map.of(REST, lines.rest.address(), GRPC, lines.grpc.address())));
			};
		}

	}

	record Lines(URI engine, CuttableLine rest, CuttableLine grpc) implements AutoCloseable {

		void cut() {
			this.rest.cut();
			this.grpc.cut();
		}

		void mend() {
			this.rest.mend();
			this.grpc.mend();
		}

		/** The engine's clock is the application's. */
		void moveClock(Duration duration) throws IOException, InterruptedException {
			HttpRequest move = HttpRequest.newBuilder(this.engine.resolve("/actuator/clock/add"))
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + duration.toMillis() + "}"))
				.build();
			try (HttpClient http = HttpClient.newHttpClient()) {
				assertThat(http.send(move, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
			}
		}

		@Override
		public void close() throws IOException {
			this.rest.close();
			this.grpc.close();
		}

	}

}
