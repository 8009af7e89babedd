package org.caseaccess.portal;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.caseaccess.association.Associations;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.driver.WholeApplicationTest;
import org.caseaccess.registry.ClientCases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The agents' pages over HTTP: dashboard, lists, case, library and history, with engine
 * and database.
 */
@WholeApplicationTest
class AgentPagesTests {

	private static final InventedClient WALTER = InventedClient.preferringLetters()
		.stream()
		.filter((client) -> client.caseNumber().equals("C-10004"))
		.findAny()
		.orElseThrow();

	private static final Pattern COUNT = Pattern
		.compile("href=\"(/agent/book/[a-z]+/[a-z-]+)\"[^>]*>\\s*<span[^>]*>[^<]*</span>\\s*<strong[^>]*>(\\d+)<");

	@Autowired
	private Scenario scenario;

	@Autowired
	private Associations associations;

	@Autowired
	private ClientCases cases;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private AgentVisitor maria;

	@BeforeEach
	void signIn() {
		this.scenario.startAfresh();
		this.maria = AgentVisitor.signIn(base(), "maria.lopez");
	}

	private URI base() {
		return URI.create("http://localhost:" + this.port);
	}

	@Test
	void theDashboardHasItsPartsAndEachCountLeadsToThatManyRows() {
		verbalAccess();
		String dashboard = page("/agent");
		assertThat(dashboard).contains("Quick Links", "Announcements", "Issuer Websites", "Reports", "Agent Case Notes",
				"Prospect Template", "My Clients", "My Policies", "My Prospects", "My Quotes",
				"when an enrollment or an application exists");
		Matcher count = COUNT.matcher(dashboard);
		int counts = 0;
		while (count.find()) {
			String rows = page(count.group(1));
			assertThat(rows.split("<td data-label=\"(Client|Policy Number|Prospect|Quote Number)\"", -1).length - 1
					- (rows.contains("data-label=\"Policy Number\"") ? Integer.parseInt(count.group(2)) : 0))
				.as(count.group(1))
				.isEqualTo(Integer.parseInt(count.group(2)));
			counts++;
		}
		assertThat(counts).isEqualTo(15);
		assertThat(page("/agent/book/clients/current")).contains("Walter Hughes", "/agent/cases/C-10004");
		for (String unknown : List.of("/agent/book/clients/none", "/agent/book/none/current")) {
			assertThat(this.maria.page(unknown).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void aNoteIsAddedOnceAndAWrongOneStaysInItsField() throws Exception {
		verbalAccess();
		String path = "/agent/cases/C-10004/notes";
		String token = token(page("/agent/cases/C-10004"));
		HttpResponse<String> wrong = this.maria.post(path, Map.of("formToken", token, "note", "SSN 911-31-6037"));
		assertThat(wrong.statusCode()).isEqualTo(422);
		assertThat(wrong.body()).contains("seems to contain a Social Security Number", "aria-invalid=\"true\"",
				"SSN 911-31-6037</textarea>", "<title>Error: Case");
		assertThat(Together.times(5,
				() -> this.maria.post(path, Map.of("formToken", token, "note", "=1+1 <b>called</b>")).statusCode()))
			.containsOnly(302);
		assertThat(page("/agent/cases/C-10004")).containsOnlyOnce("=1+1 &lt;b&gt;called&lt;/b&gt;")
			.contains("Maria Lopez", "Your note was added.");
		assertThat(page("/agent/reports/case-notes")).contains("called", "C-10004");
		HttpResponse<String> file = this.maria.page("/agent/reports/case-notes.csv");
		assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
		assertThat(file.body())
			.contains("\"C-10004\",\"Walter Hughes\",\"Maria Lopez\",\"18452301\",\"'=1+1 <b>called</b>\"");
		assertThat(this.maria.page("/agent/reports/prospect-template.csv").body()).startsWith("\uFEFF\"First Name\",");
	}

	@Test
	void withTheAccessGoesTheCaseItsNotesAndItsCounts() {
		verbalAccess();
		String token = token(page("/agent/cases/C-10004"));
		this.maria.post("/agent/cases/C-10004/notes", Map.of("formToken", token, "note", "Called."));
		this.associations.end(this.scenario.maria().id(), this.cases.byCaseNumber("C-10004").orElseThrow().clientId(),
				new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
		assertThat(this.maria.page("/agent/cases/C-10004").statusCode()).isEqualTo(404);
		HttpResponse<String> late = this.maria.post("/agent/cases/C-10004/notes",
				Map.of("formToken", "x", "note", "Again <b>."));
		assertThat(late.statusCode()).isEqualTo(410);
		assertThat(late.body()).contains("your note was\n      not added", ">Again &lt;b&gt;.</textarea>")
			.doesNotContain("Walter");
		assertThat(this.jdbc.sql("select count(*) from case_note").query(Integer.class).single()).isOne();
		assertThat(page("/agent/reports/case-notes")).doesNotContain("Called.");
		assertThat(this.maria.page("/agent/reports/case-notes.csv").body()).doesNotContain("Called.");
		assertThat(page("/agent/book/clients/current")).doesNotContain("Walter Hughes");
		assertThat(page("/agent/book/clients/past")).contains("Walter Hughes").doesNotContain("/agent/cases/");
	}

	@Test
	void anAnnouncementIsMarkedAsReadFromTheDashboard() {
		Matcher first = Pattern.compile("/agent/announcements/([0-9a-f-]{36})/read").matcher(page("/agent"));
		assertThat(first.find()).isTrue();
		assertThat(this.maria.post(first.group(), Map.of("fromDashboard", "true"))
			.headers()
			.firstValue("Location")
			.orElse("")).endsWith("/agent");
		assertThat(page("/agent")).contains("Marked as read:").doesNotContain(first.group());
		assertThat(page("/agent/announcements")).contains("– read").doesNotContain(first.group());
		assertThat(this.maria.post("/agent/announcements/" + UUID.randomUUID() + "/read", Map.of()).statusCode())
			.isEqualTo(404);
	}

	@Test
	void theLibraryShowsWhatIsLookedForAndNoNameIsInAnAddress() {
		String request = this.maria.open(WALTER);
		this.maria.awaitTask(request, "Task_ReviewConsentNeeded");
		assertThat(page("/agent/requests")).contains("Walter Hughes", "Under way", "/agent/requests/" + request);
		HttpResponse<String> found = this.maria.post("/agent/requests/find", Map.of("text", "nobody", "state", "x"));
		assertThat(found.headers().firstValue("Location").orElse("")).endsWith("/agent/requests");
		assertThat(page("/agent/requests")).contains("No request fits", "value=\"nobody\"", "Show all");
		this.maria.post("/agent/requests/find", Map.of("text", "hughes", "state", "OPEN"));
		assertThat(page("/agent/requests")).contains("Walter Hughes");
		assertThat(this.maria.addresses()).noneMatch((address) -> address.toLowerCase().contains("hughes"));
	}

	@Test
	void theHistoryIsTheEnginesWayAndWithoutItTheRecords() {
		String request = verbalAccess();
		String path = "/agent/requests/" + request + "/history";
		String history = page(path);
		assertThat(history).contains("Access granted", "Verbal consent recorded")
			.containsSubsequence("Case access requested", "Search client record", "Confirm verbal consent",
					"Record verbal consent", "Associate agent with case", "Notify client of association")
			.containsPattern("data-flows=\"[^\"]*Flow_ConsentMethod_Verbal[^\"]*\"")
			.containsPattern("data-element=\"Task_AssociateAgent\" data-state=\"done\"");
		assertThat(this.maria.page("/agent/requests/" + request + "/model.bpmn").body())
			.contains("<bpmn:process id=\"request-case-access\"", "BPMNDiagram");

		AgentVisitor james = AgentVisitor.signIn(base(), "james.chen");
		for (String theirs : List.of(path, "/agent/requests/" + request + "/model.bpmn")) {
			assertThat(james.page(theirs).statusCode()).isEqualTo(404);
		}

		this.jdbc.sql("delete from request_process").update();
		assertThat(page(path)).contains("The way through the process is not kept any more", "Verbal consent recorded")
			.doesNotContain("The way in words");
		assertThat(this.maria.page("/agent/requests/" + request + "/model.bpmn").statusCode()).isEqualTo(404);
	}

	@Test
	void aPageThatFallsSilentHasLeft() {
		InventedClient client = InventedClient.reachable().getFirst();
		String request = this.maria.open(client);
		this.maria.step(request, "Task_ReviewConsentNeeded");
		assertThat(this.maria.awaitPhase(request, "WAITING").get("attempt").get("delivery").asText()).isIn("Sent",
				"Delivered", "Being sent");
		assertThat(this.maria.here(request).get("phase").asText()).isEqualTo("WAITING");
		// as if ten seconds had passed since
		this.jdbc.sql("update access_request set leave_due_at = leave_due_at - interval '10' second where id = :id")
			.param("id", UUID.fromString(request))
			.update();
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.maria.state(request).path("ended").path("state").asText().equals("LEFT"));
	}

	/** Walter wants letters, so he is asked by word of mouth. */
	private String verbalAccess() {
		String request = this.maria.open(WALTER);
		this.maria.step(request, "Task_ReviewConsentNeeded");
		this.maria.step(request, "Task_ConfirmVerbalConsent", AgentVisitor.verbalConsent());
		this.maria.step(request, "Task_ConfirmAccess");
		this.maria.awaitTask(request, "Task_ViewCase");
		return request;
	}

	private String page(String path) {
		HttpResponse<String> page = this.maria.page(path);
		assertThat(page.statusCode()).as(path).isEqualTo(200);
		return page.body();
	}

	private static String token(String page) {
		Matcher token = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"").matcher(page);
		assertThat(token.find()).isTrue();
		return token.group(1);
	}

}
