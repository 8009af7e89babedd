package org.caseaccess.crash;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.domain.Together;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.WholeApplicationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything in the portal clicked five times in the same moment: one effect, legal
 * answers.
 */
@WholeApplicationTest
class ManyClicksTests {

	private static final int CLICKS = 5;

	private static final int OK = 200;

	private static final int CONFLICT = 409;

	private static final int GONE = 410;

	@Autowired
	Scenario scenario;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	CamundaClient camunda;

	@LocalServerPort
	int port;

	private final InventedClient client = InventedClient.reachable().getFirst();

	private URI base;

	private AgentVisitor agent;

	@BeforeEach
	void signIn() {
		this.scenario.startAfresh();
		this.base = URI.create("http://127.0.0.1:" + this.port);
		this.agent = AgentVisitor.signIn(this.base, "james.chen");
	}

	@Test
	void everyClickOfAWholePathFiveTimes() throws Exception {
		long running = instances();
		String form = this.agent.formToken();
		List<String> found = Together.times(CLICKS,
				() -> AgentVisitor.idIn(this.agent.search(form, AgentVisitor.details(this.client))));
		assertThat(found).containsOnly(found.getFirst());
		String request = found.getFirst();
		clickStep(request, "Task_ReviewConsentNeeded");
		String link = new ClientVisitor(this.base, this.client).awaitLink(this.agent.awaitMatchingCode(request));
		assertThat(instances() - running).isEqualTo(1);
		assertThat(count("access_request where id = :id", request)).isEqualTo(1);
		assertThat(count("consent_attempt where access_request_id = :id", request)).isEqualTo(1);

		ClientVisitor.Answer answer = new ClientVisitor(this.base, this.client).prepare(link, "ACCEPT");
		List<Integer> answers = Together.times(CLICKS, () -> answer.send().statusCode());
		assertThat(answers).containsOnlyOnce(OK).containsOnly(OK, GONE);
		assertThat(count("consent_record where access_request_id = :id", request)).isEqualTo(1);

		clickStep(request, "Task_ReviewConsentReceived");
		clickStep(request, "Task_ConfirmAccess");
		clickStep(request, "Task_ViewCase");
		assertThat(this.agent.awaitPhase(request, "ENDED").get("ended").get("state").asText()).isEqualTo("GRANTED");
		assertThat(count("association where access_request_id = :id", request)).isEqualTo(1);
		assertThat(this.scenario.noticesSent()).isEqualTo(3);
	}

	@Test
	void aVerbalConsentAcceptedFiveTimesIsOneRecord() throws Exception {
		String request = this.agent.open(InventedClient.preferringLetters().getFirst());
		clickStep(request, "Task_ReviewConsentNeeded");
		clickStep(request, "Task_ConfirmVerbalConsent", AgentVisitor.verbalConsent());
		clickStep(request, "Task_ConfirmAccess");
		this.agent.awaitTask(request, "Task_ViewCase");
		assertThat(count("consent_record where access_request_id = :id", request)).isEqualTo(1);
		assertThat(count("association where access_request_id = :id", request)).isEqualTo(1);
	}

	@Test
	void declinedFiveTimesIsDeclinedOnce() throws Exception {
		String request = this.agent.open(this.client);
		this.agent.step(request, "Task_ReviewConsentNeeded");
		ClientVisitor phone = new ClientVisitor(this.base, this.client);
		ClientVisitor.Answer answer = phone.prepare(phone.awaitLink(this.agent.awaitMatchingCode(request)), "DECLINE");
		assertThat(Together.times(CLICKS, () -> answer.send().statusCode())).containsOnlyOnce(OK)
			.containsOnly(OK, GONE);
		this.agent.awaitTask(request, "Task_ReviewDecline");
		assertThat(count("consent_attempt where access_request_id = :id and state = 'DECLINED'", request)).isEqualTo(1);
		assertThat(count("consent_record where access_request_id = :id", request)).isZero();
		this.agent.step(request, "Task_ReviewDecline");
		Awaitility.await().until(() -> !isRunning(request));
	}

	@Test
	void anAccessEndedFiveTimesHasEndedOnce() throws Exception {
		String byAgent = granted();
		assertThat(Together.times(CLICKS, () -> this.agent.endAccess(this.client.caseNumber()).statusCode()))
			.containsOnly(302);
		assertThat(count("consent_record where access_request_id = :id and kind = 'REVOKED'", byAgent)).isEqualTo(1);
		String byLink = granted();
		ClientVisitor phone = new ClientVisitor(this.base, this.client);
		ClientVisitor.Answer end = phone
			.prepareEnd("/consent/end/" + this.scenario.accessTokenOf(UUID.fromString(byLink)), "DID_NOT_AGREE");
		assertThat(Together.times(CLICKS, () -> end.send().statusCode())).contains(OK).containsOnly(OK, GONE);
		assertThat(count("consent_record where access_request_id = :id and kind = 'OBJECTED'", byLink)).isEqualTo(1);
	}

	private String granted() {
		String request = this.agent.open(this.client);
		this.agent.step(request, "Task_ReviewConsentNeeded");
		new ClientVisitor(this.base, this.client).accept(this.agent.awaitMatchingCode(request));
		this.agent.step(request, "Task_ReviewConsentReceived");
		this.agent.step(request, "Task_ConfirmAccess");
		this.agent.awaitTask(request, "Task_ViewCase");
		return request;
	}

	/** Scripts do not read it, other sites do not send it. */
	@Test
	void theSessionsCookieStaysWithThisSite() throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest signIn = HttpRequest.newBuilder(this.base.resolve("/sign-in")).build();
			assertThat(http.send(signIn, BodyHandlers.discarding()).headers().allValues("Set-Cookie")).singleElement()
				.asString()
				.contains("; HttpOnly", "; SameSite=Lax");
		}
	}

	@Test
	void cancelledFiveTimesIsCancelledOnce() throws Exception {
		String request = this.agent.open(this.client);
		this.agent.awaitTask(request, "Task_ReviewConsentNeeded");
		assertThat(Together.times(CLICKS, () -> this.agent.cancel(request).statusCode())).containsOnly(303);
		assertThat(this.agent.awaitPhase(request, "ENDED").get("ended").get("state").asText()).isEqualTo("CANCELLED");
		assertThat(count("event_publication where serialized_event like '%' || :id || '%' "
				+ "and event_type like '%AccessRequestCancelled'", request))
			.isLessThanOrEqualTo(1);
		Awaitility.await().until(() -> !isRunning(request));
	}

	@Test
	void leftFiveTimesIsLeftOnceAndTheLinkIsDead() throws Exception {
		String request = this.agent.open(this.client);
		this.agent.step(request, "Task_ReviewConsentNeeded");
		ClientVisitor phone = new ClientVisitor(this.base, this.client);
		ClientVisitor.Answer answer = phone.prepare(phone.awaitLink(this.agent.awaitMatchingCode(request)), "ACCEPT");
		String page = UUID.randomUUID().toString();
		assertThat(Together.times(CLICKS, () -> this.agent.leave(request, page).statusCode())).containsOnly(204);
		assertThat(this.agent.awaitPhase(request, "ENDED").get("ended").get("state").asText()).isEqualTo("LEFT");
		assertThat(Together.times(CLICKS, () -> answer.send().statusCode())).containsOnly(GONE);
		assertThat(count("consent_record where access_request_id = :id", request)).isZero();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !isRunning(request));
	}

	private void clickStep(String request, String element) throws Exception {
		clickStep(request, element, Map.of());
	}

	private void clickStep(String request, String element, Map<String, Object> answers) throws Exception {
		String key = this.agent.awaitTask(request, element).get("key").asText();
		List<HttpResponse<String>> results = Together.times(CLICKS, () -> this.agent.complete(request, key, answers));
		assertThat(results).extracting(HttpResponse::statusCode).as(element).contains(OK).containsOnly(OK, CONFLICT);
	}

	private long instances() {
		return this.camunda.newProcessInstanceSearchRequest().send().join().page().totalItems();
	}

	/** Of this request only: other classes use the same engine. */
	private boolean isRunning(String request) {
		long instance = this.jdbc.sql("select process_instance_key from request_process where access_request_id = :id")
			.param("id", UUID.fromString(request))
			.query(Long.class)
			.single();
		return this.camunda.newProcessInstanceSearchRequest()
			.filter((found) -> found.processInstanceKey(instance).state(ProcessInstanceState.ACTIVE))
			.send()
			.join()
			.page()
			.totalItems() > 0;
	}

	private int count(String where, String request) {
		// an id in a text and an id in a column are compared alike
		boolean inText = where.contains("like");
		return this.jdbc.sql("select count(*) from " + where)
			.param("id", inText ? request : UUID.fromString(request))
			.query(Integer.class)
			.single();
	}

}
