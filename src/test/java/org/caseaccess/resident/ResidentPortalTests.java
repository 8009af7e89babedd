package org.caseaccess.resident;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.ResidentVisitor;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The resident portal and the agent's page, with everything between them. */
@WholeApplicationTest
class ResidentPortalTests {

	@Autowired
	Scenario scenario;

	@Autowired
	JdbcClient jdbc;

	@LocalServerPort
	int port;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	@Test
	void theAgentsPageMovesOnAfterAnAnswerInThePortalAndEndsWithTheAccess() {
		URI base = URI.create("http://localhost:" + this.port);
		AgentVisitor maria = AgentVisitor.signIn(base, "maria.lopez");
		String request = maria.open(priya());
		maria.step(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		String code = maria.awaitMatchingCode(request);

		ResidentVisitor resident = ResidentVisitor.signIn(base, "priya.natarajan");
		String question = resident.awaitRequest();
		assertThat(resident.page(question).body()).contains("Maria Lopez", ">" + code + "<");
		assertThat(resident.send(question, "decision", "ACCEPT").statusCode()).isEqualTo(303);
		assertThat(resident.page(question).body()).contains("You accepted");

		maria.awaitTask(request, "Task_ReviewConsentReceived");
		maria.step(request, "Task_ReviewConsentReceived");
		maria.step(request, "Task_ConfirmAccess");
		maria.step(request, "Task_ViewCase");
		assertThat(maria.page("/agent/cases/C-10005").statusCode()).isEqualTo(200);
		assertThat(this.jdbc.sql("select method from consent_record").query(String.class).single()).isEqualTo("PORTAL");

		String access = "/resident/access/" + this.jdbc.sql(
				"select a.id from association a join client_case k on k.client_id = a.client_id where k.case_number = 'C-10005'")
			.query(String.class)
			.single();
		assertThat(resident.page("/resident/access").body()).contains(access);
		assertThat(resident.send(access, "choice", "END").statusCode()).isEqualTo(303);
		assertThat(resident.page(access).body()).contains("The access has ended");
		assertThat(maria.page("/agent/cases/C-10005").statusCode()).isEqualTo(404);
	}

	@Test
	void fiveClicksAreOneAnswerAndOneEnd() throws Exception {
		URI base = URI.create("http://localhost:" + this.port);
		AgentVisitor maria = AgentVisitor.signIn(base, "maria.lopez");
		String request = maria.open(priya());
		maria.step(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		ResidentVisitor resident = ResidentVisitor.signIn(base, "priya.natarajan");
		Together.times(5, resident.prepare(resident.awaitRequest(), "decision", "ACCEPT"));
		assertThat(count("consent_record")).isEqualTo(1);

		maria.step(request, "Task_ReviewConsentReceived");
		maria.step(request, "Task_ConfirmAccess");
		maria.awaitTask(request, "Task_ViewCase");
		String access = "/resident/access/" + this.jdbc.sql("select id from association where access_request_id = :id")
			.param("id", UUID.fromString(request))
			.query(String.class)
			.single();
		Together.times(5, resident.prepare(access, "choice", "DID_NOT_AGREE"));
		assertThat(count("consent_record where kind = 'OBJECTED'")).isEqualTo(1);
		assertThat(count("consent_record")).isEqualTo(2);
		assertThat(maria.page("/agent/cases/C-10005").statusCode()).isEqualTo(404);
	}

	private int count(String rows) {
		return this.jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
	}

	private static InventedClient priya() {
		return InventedClient.all()
			.stream()
			.filter((client) -> client.caseNumber().equals("C-10005"))
			.findAny()
			.orElseThrow();
	}

}
