package org.caseaccess.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.ResidentVisitor;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Case 12: an account that is closed or changed while somebody is signed in by it.
 */
@WholeApplicationTest
class EndedAccountsTests {

	private static final Duration MOMENTS = Duration.ofSeconds(8);

	@Autowired
	private Scenario scenario;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private String password;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
		this.password = this.jdbc.sql("select password_hash from account where username = 'aisha.khan'")
			.query(String.class)
			.single();
	}

	@AfterEach
	void asItWas() {
		this.jdbc.sql("update agent set username = 'aisha.khan' where username = 'aisha.married'").update();
		this.jdbc.sql("delete from account where username = 'aisha.khan'").update();
		this.jdbc.sql(
				"insert into account (username, password_hash, role, enabled) values ('aisha.khan', :hash, 'AGENT', true)")
			.param("hash", this.password)
			.update();
		this.jdbc.sql("update account set enabled = true where username = 'elena.garcia'").update();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update account set enabled = false where username = 'aisha.khan'",
			"update account set password_hash = '{noop}new' where username = 'aisha.khan'",
			"update account set role = 'AUDITOR' where username = 'aisha.khan'",
			"delete from account where username = 'aisha.khan'",
			"update agent set username = 'aisha.married' where username = 'aisha.khan'" })
	void theNextClickLeadsToTheSignIn(String change) {
		AgentVisitor aisha = AgentVisitor.signIn(base(), "aisha.khan");
		AgentVisitor james = AgentVisitor.signIn(base(), "james.chen");
		String request = aisha.open(InventedClient.reachable().getFirst());
		aisha.awaitSettled(request);
		this.jdbc.sql(change).update();
		assertThat(aisha.complete(request, "1", Map.of()).statusCode()).isEqualTo(401);
		assertThat(james.formToken()).as("somebody else works on").isNotEmpty();
	}

	@Test
	void whatIsOpenEndsWithoutAClickAndTheAccessIsNotAskedForOn() {
		AgentVisitor aisha = AgentVisitor.signIn(base(), "aisha.khan");
		String request = aisha.open(InventedClient.reachable().getFirst());
		aisha.step(request, "Task_ReviewConsentNeeded");
		aisha.awaitMatchingCode(request);
		List<String> lines = new CopyOnWriteArrayList<>();
		CompletableFuture<Void> stream = aisha.listen(request, lines::add);
		Awaitility.await("the page's stream").until(() -> !lines.isEmpty());
		this.jdbc.sql("update account set enabled = false where username = 'aisha.khan'").update();
		Awaitility.await("the end of the stream").atMost(MOMENTS).until(stream::isDone);
		assertThat(this.jdbc.sql("select state from access_request where id = :id")
			.param("id", UUID.fromString(request))
			.query(String.class)
			.single()).isEqualTo("SIGN_IN_ENDED");
		assertThat(this.jdbc.sql("select state from consent_attempt where access_request_id = :id")
			.param("id", UUID.fromString(request))
			.query(String.class)
			.single()).isEqualTo("WITHDRAWN");
		assertThat(String.join("", lines)).as("the open page reads why").contains("SIGN_IN_ENDED");
	}

	@Test
	void aResidentIsSignedOutToo() {
		ResidentVisitor elena = ResidentVisitor.signIn(base(), "elena.garcia");
		assertThat(elena.page("/resident").statusCode()).isEqualTo(200);
		this.jdbc.sql("update account set enabled = false where username = 'elena.garcia'").update();
		assertThat(elena.page("/resident").headers().firstValue("Location")).contains("/resident/sign-in?again");
	}

	@Test
	void anAccountHasSoManySessionsAndTheOldestEnds() {
		AgentVisitor oldest = AgentVisitor.signIn(base(), "aisha.khan");
		String request = oldest.open(InventedClient.reachable().getFirst());
		for (int browser = 0; browser < 20; browser++) {
			AgentVisitor.signIn(base(), "aisha.khan");
		}
		assertThat(oldest.complete(request, "1", Map.of()).statusCode()).isEqualTo(401);
		assertThat(AgentVisitor.signIn(base(), "aisha.khan").formToken()).isNotEmpty();
	}

	/** Case 24: what is pushed to pages is bounded too. */
	@Test
	void aBrowserWithMoreAndMoreOpenPagesKeepsTheNewest() {
		AgentVisitor aisha = AgentVisitor.signIn(base(), "aisha.khan");
		List<String> requests = InventedClient.reachable().stream().limit(4).map(aisha::open).toList();
		List<String> lines = new CopyOnWriteArrayList<>();
		CompletableFuture<Void> first = aisha.listen(requests.getFirst(), lines::add);
		Awaitility.await("the first page's stream").until(() -> !lines.isEmpty());
		for (int page = 0; page < 30; page++) {
			aisha.listen(requests.get(1 + page % 3), (line) -> {
			});
		}
		Awaitility.await("the end of the oldest").atMost(MOMENTS).until(first::isDone);
	}

	private URI base() {
		return URI.create("http://localhost:" + this.port);
	}

}
