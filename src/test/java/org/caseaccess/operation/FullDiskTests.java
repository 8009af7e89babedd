package org.caseaccess.operation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The disk of the database is full while a client accepts, then there is space again:
 * nothing is confirmed that is not on record, everybody is told to come again, the log
 * stays short, and pages go on without a restart.
 */
@WholeApplicationTest
@DirtiesContext
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
class FullDiskTests {

	@TempDir
	static Path folder;

	@Autowired
	Scenario scenario;

	@Autowired
	JdbcClient jdbc;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void onADiskThatCanBeFull(DynamicPropertyRegistry settings) {
		FullDisk.register();
		settings.add("spring.datasource.url", () -> "jdbc:h2:full:" + folder.resolve("case-access")
				+ ";MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
	}

	@AfterEach
	void makeSpace() {
		FullDisk.full(false);
	}

	@Test
	void nothingIsConfirmedMeanwhileAndPagesGoOnWhenThereIsSpaceAgain(CapturedOutput output) throws Exception {
		this.scenario.startAfresh();
		URI base = URI.create("http://127.0.0.1:" + this.port);
		AgentVisitor agent = AgentVisitor.signIn(base, "james.chen");
		InventedClient client = InventedClient.reachable().getFirst();
		String request = agent.open(client);
		agent.step(request, "Task_ReviewConsentNeeded");
		ClientVisitor phone = new ClientVisitor(base, client);
		ClientVisitor.Answer accept = phone.prepare(phone.awaitLink(agent.awaitMatchingCode(request)), "ACCEPT");
		assertThat(get(base, "readiness").statusCode()).isEqualTo(200);
		int before = output.getAll().length();

		FullDisk.full(true);
		for (int i = 0; i < 5; i++) {
			HttpResponse<String> answer = accept.send();
			assertThat(answer.statusCode()).isEqualTo(503);
			assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
			assertThat(get(base, "readiness").statusCode()).isEqualTo(503);
		}
		assertThat(get(base, "liveness").statusCode()).isEqualTo(200);
		String said = output.getAll().substring(before);
		assertThat(said).containsOnlyOnce("the database cannot be used").doesNotContain("\tat ");

		FullDisk.full(false);
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> get(base, "readiness").statusCode() == 200);
		assertThat(accepted()).isZero();
		assertThat(accept.send().statusCode()).isEqualTo(200);
		assertThat(accepted()).isEqualTo(1);
		agent.step(request, "Task_ReviewConsentReceived");
		assertThat(output.getAll()).contains("the database can be used again");
	}

	private int accepted() {
		return this.jdbc.sql("select count(*) from consent_attempt where state = 'ACCEPTED'")
			.query(Integer.class)
			.single();
	}

	private static HttpResponse<Void> get(URI base, String group) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(base.resolve("/actuator/health/" + group)).build(),
					BodyHandlers.discarding());
		}
	}

}
