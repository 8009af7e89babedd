package org.caseaccess.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ElementInstanceState;
import org.awaitility.Awaitility;
import org.assertj.core.api.Assertions;
import org.caseaccess.association.Associations;
import org.caseaccess.consent.AssociationNotices;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.SharedContexts;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The whole program in a real browser, started once for all tests that extend this, with
 * one agent and one client. Screenshots land in {@code target/screenshots}, and those
 * that the README shows in {@code docs/images} when it is asked for.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles({ "embedded", "test" })
@Import(Scenario.class)
@ResourceLock(SharedContexts.BROWSER)
abstract class BrowserTest {

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

	private static final Set<String> IN_README = Set.of("waiting", "survey", "verbal-consent", "history");

	/** On a phone the rows of these tables are blocks, and no column has a head. */
	private static final String UNNAMED_CELLS = """
			() => [...document.querySelectorAll('table.stacking')].flatMap((table) => {
			  const heads = [...table.tHead.rows[0].cells].map(({ textContent }) => textContent.trim());
			  return [...table.tBodies[0].rows].flatMap(({ cells }) => [...cells])
			    .filter((cell) => cell.dataset.label !== heads[cell.cellIndex] || cell.textContent.trim() === '')
			    .map(({ outerHTML }) => outerHTML);
			})
			""";

	/** Of up to 14 letters: what is longer may be broken rather than widen the page. */
	private static final String BROKEN_WORDS = """
			() => [...document.querySelectorAll('td, th')].flatMap((cell) => {
			  const words = [];
			  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
			  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
			    for (const word of text.data.matchAll(/(?<![\\p{L}\\p{N}])\\p{L}{2,14}(?![\\p{L}\\p{N}])/gu)) {
			      const range = document.createRange();
			      range.setStart(text, word.index);
			      range.setEnd(text, word.index + word[0].length);
			      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
			      if (lines.size > 1) words.push(word[0]);
			    }
			  }
			  return words;
			})
			""";

	private static final String FOCUS_RING = """
			() => {
			  const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);
			  return `${outlineWidth} ${outlineStyle}`;
			}
			""";

	private static final Duration BEYOND_THE_WINDOW = Duration.ofSeconds(91);

	private static final double PATIENCE_MILLIS = 20_000;

	private static final int PORT = freePort();

	static final String BASE = "http://localhost:" + PORT;

	static InstalledBrowser installed;

	@Autowired
	Scenario scenario;

	@Autowired
	CamundaClient camunda;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	ConsentSurvey survey;

	@Autowired
	Associations associations;

	@Autowired
	AssociationNotices accessNotices;

	@Value("${camunda.client.rest-address}")
	URI engine;

	BrowserContext agentBrowser;

	BrowserContext clientBrowser;

	Page agent;

	Page client;

	@DynamicPropertySource
	static void port(DynamicPropertyRegistry properties) {
		properties.add("server.port", () -> PORT);
		properties.add("case-access.consent.base-url", () -> BASE);
	}

	@BeforeAll
	static void startBrowser() {
		// other test classes run beside this one
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
		installed = InstalledBrowser.start();
	}

	@AfterAll
	static void stopBrowser() {
		if (installed != null) {
			installed.close();
		}
	}

	@BeforeEach
	void openTwoBrowsers() {
		this.scenario.startAfresh();
		this.agentBrowser = installed.browser()
			.newContext(new Browser.NewContextOptions().setBaseURL(BASE).setViewportSize(1100, 900));
		this.clientBrowser = installed.browser()
			.newContext(new Browser.NewContextOptions().setBaseURL(BASE).setViewportSize(390, 844));
		this.agent = this.agentBrowser.newPage();
		this.client = this.clientBrowser.newPage();
	}

	@AfterEach
	void closeBrowsers() {
		this.agentBrowser.close();
		this.clientBrowser.close();
	}

	void signIn(String username) {
		signIn(this.agent, username);
	}

	static void signIn(Page page, String username) {
		page.navigate(BASE + "/agent");
		signInHere(page, username);
		assertThat(page.getByRole(AriaRole.HEADING, headingNamed("Dashboard"))).isVisible();
	}

	static void signInHere(Page page, String username) {
		page.getByLabel("User name").fill(username);
		page.getByLabel("Password").fill("demo");
		page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
	}

	void openSearch() {
		this.agent.navigate("/agent");
		this.agent.getByRole(AriaRole.LINK, named("Request Case Access")).first().click();
		assertThat(heading("Request Case Access")).isVisible();
	}

	void search(String firstName, String lastName, String sex, String dateOfBirth) {
		fillIn(firstName, lastName, sex, dateOfBirth);
		press("Search");
		this.agent.waitForURL(Pattern.compile(".*/agent/requests/[0-9a-f-]{36}"));
	}

	void fillIn(String firstName, String lastName, String sex, String dateOfBirth) {
		openSearch();
		this.agent.getByLabel("First Name").fill(firstName);
		this.agent.getByLabel("Last Name").fill(lastName);
		this.agent.getByLabel(sex, new Page.GetByLabelOptions().setExact(true)).check();
		this.agent.getByLabel("Date Of Birth").fill(dateOfBirth);
	}

	void openNewestNotice() {
		Locator notices = this.client.getByRole(AriaRole.LINK, named("Open as the client"));
		// the agent waits from the moment the attempt is registered; its notice follows
		this.client.waitForCondition(() -> {
			this.client.navigate("/dev/notices");
			return notices.count() > 0;
		});
		notices.first().click();
	}

	/** A client consents to Maria, as if all of it had been clicked. */
	UUID accessTo(SearchCriteria who) {
		UUID request = this.scenario.requestFor(who);
		String token = this.scenario.tokenOf(this.scenario.ask(request));
		this.survey.answer(token, Decision.ACCEPT, Locale.ENGLISH);
		this.associations.associate(request, null);
		this.accessNotices.send(request);
		return request;
	}

	/** The client of such a request says "I did not agree". */
	void endedByTheClient(UUID request) {
		UUID who = this.jdbc.sql("select client_id from access_request where id = :id")
			.param("id", request)
			.query(UUID.class)
			.single();
		this.associations.end(this.scenario.maria().id(), who,
				new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
	}

	/** The agent asks, and the client accepts by the link. */
	void acceptedByTheClient() {
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		this.client.getByRole(AriaRole.BUTTON, named("Accept")).click();
	}

	void press(String button) {
		press(button, true);
	}

	void press(String button, boolean click) {
		Locator found = this.agent.getByRole(AriaRole.BUTTON, named(button));
		assertThat(found).isVisible();
		if (click) {
			found.click();
		}
	}

	Locator text(String text) {
		return this.agent.getByText(text).first();
	}

	Locator heading(String name) {
		return this.agent.getByRole(AriaRole.HEADING, headingNamed(name));
	}

	static Page.GetByRoleOptions named(String name) {
		return new Page.GetByRoleOptions().setName(name).setExact(true);
	}

	static Page.GetByRoleOptions startingWith(String start) {
		return new Page.GetByRoleOptions().setName(Pattern.compile("^" + start));
	}

	static Page.GetByRoleOptions headingNamed(String name) {
		return new Page.GetByRoleOptions().setName(name);
	}

	/** Ticks the statements of a verbal consent, each of which brings the next. */
	void acknowledge(int statements) {
		assertThat(heading("Confirm Verbal Consent")).isVisible();
		for (int statement = 0; statement < statements; statement++) {
			this.agent.getByRole(AriaRole.CHECKBOX).nth(statement).check();
		}
	}

	/** Takes a picture, and looks for what hinders people (R14). */
	static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(folder(name).resolve(name + ".png")).setFullPage(true));
		List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
		Assertions.assertThat(violations)
			.extracting((rule) -> rule.getId() + ": " + rule.getNodes())
			.as(name)
			.isEmpty();
	}

	/** Whoever uses the keyboard sees where they are. */
	static void seen(Page page) {
		Assertions.assertThat((String) page.evaluate(FOCUS_RING))
			.as("focus ring of %s", page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)"))
			.isEqualTo("3px solid");
	}

	/**
	 * On two phones, one of them in the dark, and on tablets; in a table each cell says
	 * what it is, and its words are whole.
	 */
	static void lightAndDark(Page page, String name) {
		Assertions.assertThat((List<?>) page.evaluate(UNNAMED_CELLS)).as(name).isEmpty();
		for (int width : new int[] { 600, 833, 1024 }) {
			page.setViewportSize(width, 800);
			Assertions.assertThat((List<?>) page.evaluate(BROKEN_WORDS)).as("%s in %d pixels", name, width).isEmpty();
			Assertions.assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
				.as("%s in %d pixels", name, width)
				.isLessThanOrEqualTo(width);
		}
		Map.of(390, ColorScheme.LIGHT, 320, ColorScheme.DARK).forEach((width, scheme) -> {
			page.setViewportSize(width, 640);
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			Assertions.assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
				.as("%s in %d pixels", name, width)
				.isLessThanOrEqualTo(width);
			picture(page, "%s-%s".formatted(name, scheme.name().toLowerCase(Locale.ROOT)));
		});
	}

	/**
	 * {@code mvn verify -Pwhole -Dreadme.pictures=true} takes those of the README anew.
	 */
	private static Path folder(String name) {
		return (Boolean.getBoolean("readme.pictures") && IN_README.contains(name)) ? Path.of("docs", "images")
				: Path.of("target", "screenshots");
	}

	/**
	 * The client stays silent until the answer window is over. The engine has to wait by
	 * then: a timer that it sets after the clock has jumped knows nothing of the jump.
	 */
	void staySilent() throws IOException, InterruptedException {
		long instance = processInstance();
		Awaitility.await()
			.until(() -> this.camunda.newElementInstanceSearchRequest()
				.filter((found) -> found.processInstanceKey(instance)
					.elementId("Task_AwaitClientAnswer")
					.state(ElementInstanceState.ACTIVE))
				.send()
				.join()
				.page()
				.totalItems() > 0);
		moveTheClock(BEYOND_THE_WINDOW);
	}

	/**
	 * Of the request whose page the agent has open: the engine has those of other tests,
	 * too.
	 */
	long processInstance() {
		UUID request = UUID.fromString(this.agent.url().substring(this.agent.url().lastIndexOf('/') + 1));
		return this.jdbc.sql("select process_instance_key from request_process where access_request_id = :id")
			.param("id", request)
			.query(Long.class)
			.single();
	}

	void moveTheClock(Duration duration) throws IOException, InterruptedException {
		HttpRequest move = HttpRequest.newBuilder(this.engine.resolve("/actuator/clock/add"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"offsetMilli\":" + duration.toMillis() + "}"))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			Assertions.assertThat(http.send(move, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
