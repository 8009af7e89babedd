package org.caseaccess.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The agent's pages beside the paths: lists, case, history; what happens when somebody
 * leaves, is away too long, or clicks twice; keyboard, phone and darkness.
 */
@Tag("long")
class AgentPagesBrowserIT extends BrowserTest {

	/** Bytes that a page may need at first, before compression. */
	private static final int MOST_BYTES = 200_000;

	/** All that the page got, without form-js and bpmn-js, which are loaded once. */
	private static final String WEIGHT = """
			() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
			  .filter(({ name }) => !/(task-form-|picture-)[A-Z0-9]+\\.js|(request|history)-[0-9a-f]+\\.css/.test(name))
			  .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)
			""";

	private final List<String> complaints = new ArrayList<>();

	@Test
	void fromTheDashboardToTheCaseItsNotesAndTheHistory() {
		listen(this.agent);
		signIn("maria.lopez");
		searchWalter();
		press("Confirm Verbal Consent");
		acknowledge(2);
		assertThat(this.agent.getByRole(AriaRole.CHECKBOX)).hasCount(3);
		assertThat(this.agent.locator("#announcement")).containsText("Scope");
		weigh("request");

		String request = this.agent.url();
		history(request);
		assertThat(text("The request is here")).isVisible();
		assertThat(this.agent.locator(".way-active")).hasCount(1);
		Assertions.assertThat(this.agent.locator(".way-flow").count()).isGreaterThan(5);
		assertThat(this.agent.locator(".bjs-powered-by")).isVisible();
		assertThat(this.agent.locator(".way-time").first()).isVisible();
		this.agent.getByRole(AriaRole.BUTTON, named("Where it stands")).click();
		picture(this.agent, "history");
		weigh("history");

		this.agent.getByRole(AriaRole.LINK, named("Go on with this request")).click();
		acknowledge(5);
		this.agent.getByLabel("By phone").check();
		this.agent.getByLabel("I know the client").check();
		press("Accept");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10004");
		press("Add note");
		assertThat(text("Enter the text of the note.")).isVisible();
		assertThat(this.agent.getByLabel("Add a note")).isFocused();
		this.agent.getByLabel("Add a note").fill("Called. Wants letters.");
		press("Add note");
		assertThat(text("Your note was added.")).isVisible();
		assertThat(text("Called. Wants letters.")).isVisible();
		picture(this.agent, "case-with-note");
		weigh("case");
		theDashboardAndItsLists();
		Assertions.assertThat(this.complaints).isEmpty();
	}

	private void theDashboardAndItsLists() {
		this.agent.getByRole(AriaRole.LINK, named("Dashboard")).click();
		Locator unread = this.agent.getByRole(AriaRole.BUTTON, startingWith("Mark as read"));
		this.agent.waitForURL("**/agent");
		picture(this.agent, "dashboard");
		weigh("dashboard");
		unread.first().click();
		assertThat(text("Marked as read:")).isVisible();
		this.agent.getByRole(AriaRole.LINK, startingWith("Added in the last month")).first().click();
		assertThat(this.agent.getByRole(AriaRole.CELL, startingWith("Walter Hughes"))).isVisible();
		picture(this.agent, "list-clients");
		weigh("list");
		for (String page : List.of("/agent/book/policies/rfi-about-to-expire", "/agent/book/prospects/current",
				"/agent/book/quotes/in-progress", "/agent/announcements", "/agent/reports/case-notes")) {
			this.agent.navigate(page);
			picture(this.agent, page.substring(page.lastIndexOf('/') + 1));
		}
		this.agent.getByRole(AriaRole.LINK, named("My requests")).click();
		this.agent.getByLabel("Client or Case Number").fill("nobody");
		press("Show");
		assertThat(text("No request fits")).isVisible();
		press("Show all");
		picture(this.agent, "my-requests");
		this.agent.getByRole(AriaRole.LINK, named("Walter Hughes")).click();
		assertThat(heading("Access granted")).isVisible();
	}

	@Test
	void aSessionThatEndsInTheMiddleCostsNothingTyped() {
		signIn("maria.lopez");
		fillIn("Walter", "Hughes", "Male", "1948-08-09");
		this.agent.getByLabel("Social Security Number").fill("914-34-6148");
		this.agentBrowser.clearCookies();
		press("Search");
		assertThat(text("Your session has ended.")).isVisible();
		Assertions.assertThat(this.agent.evaluate("() => JSON.stringify(sessionStorage)").toString())
			.contains("Hughes")
			.doesNotContain("6148");
		picture(this.agent, "session-ended");
		this.agent.getByRole(AriaRole.LINK, named("Sign in again")).click();
		signInHere(this.agent, "maria.lopez");
		assertThat(text("What you typed is filled in again.")).isVisible();
		assertThat(this.agent.getByLabel("Last Name")).hasValue("Hughes");
		assertThat(this.agent.getByLabel("Male", exactly())).isChecked();
		assertThat(this.agent.getByLabel("Date Of Birth")).hasValue("1948-08-09");
		assertThat(this.agent.getByLabel("Social Security Number")).hasValue("");
		press("Search");
		press("Confirm Verbal Consent");
		acknowledge(5);
		this.agent.getByLabel("Name of the authorised representative").fill("Edith Hughes");
		this.agent.getByLabel("What entitles").fill("Power of attorney");
		this.agent.getByLabel("By phone").check();
		this.agent.getByLabel("I know the client").check();
		this.agentBrowser.clearCookies();
		press("Accept");
		assertThat(text("Your session has ended.")).isVisible();
		this.agent.reload();
		signInHere(this.agent, "maria.lopez");
		assertThat(text("What you filled in is back.")).isVisible();
		assertThat(this.agent.getByLabel("Name of the authorised representative")).hasValue("Edith Hughes");
		press("Accept");
		assertThat(heading("Confirm access")).isVisible();
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10004");
		aNoteToo();
	}

	private void aNoteToo() {
		this.agent.getByLabel("Add a note").fill("Wants letters, not 914-34-6148.");
		this.agentBrowser.clearCookies();
		press("Add note");
		assertThat(this.agent.locator("#session-ended")).isFocused();
		picture(this.agent, "session-ended-note");
		this.agent.getByRole(AriaRole.LINK, named("Sign in again")).click();
		signInHere(this.agent, "maria.lopez");
		assertThat(text("Your note is filled in again")).isVisible();
		assertThat(this.agent.getByLabel("Add a note")).hasValue("Wants letters, not ***-**-****.");
		press("Add note");
		assertThat(text("Your note was added.")).isVisible();
	}

	@Test
	void afterSigningInAgainInAnotherTabTheFormsOfThePageWork() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		this.agentBrowser.clearCookies();
		assertThat(text("Your session has ended.")).isVisible();
		Page tab = this.agentBrowser
			.waitForPage(() -> this.agent.getByRole(AriaRole.LINK, startingWith("Sign in again")).click());
		signInHere(tab, "maria.lopez");
		assertThat(tab.getByRole(AriaRole.HEADING, headingNamed("Dashboard"))).isVisible();
		press("go on here");
		assertThat(heading("Waiting for the client")).isFocused();
		press("Cancel this request");
		assertThat(heading("The request is cancelled")).isVisible();
	}

	@Test
	void clickingTwiceAsksOnceAndGoingBackLeaves() {
		signIn("maria.lopez");
		search("Samuel", "Brooks", "Male", "1979-11-02");
		this.agent.getByRole(AriaRole.BUTTON, named("Request Electronic Consent")).dblclick();
		assertThat(text("Attempt 1 of 3")).isVisible();
		assertThat(this.agent.locator("#delivery")).hasText(Pattern.compile("Sent|Delivered"));
		Assertions.assertThat(this.scenario.noticesSent()).isOne();
		this.agent.goBack();
		assertThat(heading("Request Case Access")).isVisible();
		openNewestNotice();
		Locator stillAsked = this.client.getByRole(AriaRole.BUTTON, named("Accept"));
		this.client.waitForCondition(() -> {
			this.client.reload();
			return stillAsked.count() == 0;
		});
		this.agent.goForward();
		assertThat(heading("The request has expired")).isVisible();
		picture(this.agent, "expired-by-leaving");
	}

	@Test
	void aLostConnectionOfMoreThanTenSecondsIsLeavingAndAShorterOneIsNot() throws Exception {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		this.agentBrowser.setOffline(true);
		assertThat(text("The connection is lost.")).isVisible();
		picture(this.agent, "connection-lost");
		this.agentBrowser.setOffline(false);
		assertThat(text("The connection is lost.")).isHidden();
		assertThat(text("Attempt 1 of 3")).isVisible();
		// often enough that the ten seconds begin when the connection breaks, not long
		// before
		for (int call = 0; call < 2; call++) {
			this.agent.waitForRequest("**/here", new Page.WaitForRequestOptions().setTimeout(2500), () -> {
			});
		}
		this.agentBrowser.setOffline(true);
		assertThat(text("The connection is lost.")).isVisible();
		openNewestNotice();
		moveTheClock(Duration.ofSeconds(11));
		Locator stillAsked = this.client.getByRole(AriaRole.BUTTON, named("Accept"));
		this.client.waitForCondition(() -> {
			this.client.reload();
			return stillAsked.count() == 0;
		});
		this.agentBrowser.setOffline(false);
		assertThat(heading("The request has expired")).isVisible();
		assertThat(text("or the connection was lost for more than 10 seconds")).isVisible();
	}

	@Test
	void theCountdownIsSaidFourTimesAndEverythingGoesByKeyboard() {
		signIn("maria.lopez");
		this.agent.clock().install();
		this.agent.navigate("/agent/requests/new");
		this.agent.keyboard().press("Tab");
		assertThat(this.agent.getByRole(AriaRole.LINK, named("Skip to the content"))).isFocused();
		this.agent.getByLabel("First Name").focus();
		for (String typed : List.of("Elena", "Garcia")) {
			this.agent.keyboard().type(typed);
			seen(this.agent);
			this.agent.keyboard().press("Tab");
		}
		this.agent.keyboard().press("Space");
		seen(this.agent);
		this.agent.keyboard().press("Tab");
		this.agent.keyboard().type("05171984");
		this.agent.keyboard().press("Enter");
		Locator ask = this.agent.getByRole(AriaRole.BUTTON, named("Request Electronic Consent"));
		this.agent.clock().runFor(1000);
		assertThat(ask).isVisible();
		for (int tab = 0; tab < 12 && !(boolean) ask.evaluate("(it) => it === document.activeElement"); tab++) {
			this.agent.keyboard().press("Tab");
			seen(this.agent);
		}
		this.agent.evaluate("""
				() => {
				  window.said = [];
				  const region = document.getElementById('announcement');
				  new MutationObserver(() => region.textContent && window.said.push(region.textContent))
				    .observe(region, { childList: true });
				}
				""");
		this.agent.keyboard().press("Enter");
		assertThat(text("Attempt 1 of 3")).isVisible();
		assertThat(heading("Waiting for the client")).isFocused();
		this.agent.clock().runFor(95_000);
		Assertions.assertThat((List<?>) this.agent.evaluate("() => window.said"))
			.extracting((said) -> said.toString().replaceAll(" seconds left.*", ""))
			.containsExactly("60", "30", "20", "10");
	}

	@Test
	void onAPhoneInTheDarkNothingIsCutOff() {
		BrowserContext phone = installed.browser()
			.newContext(new Browser.NewContextOptions().setBaseURL(BASE)
				.setViewportSize(320, 640)
				.setColorScheme(ColorScheme.DARK)
				.setReducedMotion(ReducedMotion.REDUCE));
		this.agentBrowser.close();
		this.agentBrowser = phone;
		this.agent = phone.newPage();
		listen(this.agent);
		signIn("maria.lopez");
		fits("dashboard");
		searchWalter();
		fits("consent-needed");
		press("Confirm Verbal Consent");
		acknowledge(5);
		fits("verbal-consent");
		history(this.agent.url());
		fits("history");
		for (String page : List.of("/agent/requests", "/agent/requests/new", "/agent/announcements",
				"/agent/book/quotes/in-progress")) {
			this.agent.navigate(page);
			fits(page.substring(page.lastIndexOf('/') + 1));
		}
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		fits("waiting");
		Assertions.assertThat(this.complaints).isEmpty();
	}

	@Test
	void thePagesThatOtherWalksPassByHinderNobody() {
		theSignIn();
		theResultsOfTheSurvey();
		theResidentsSettings();
		theOperatorsPages();
	}

	private void theSignIn() {
		this.agent.navigate("/sign-in");
		lightAndDark(this.agent, "sign-in");
		signInHere(this.agent, "nobody");
		assertThat(text("User name and password do not match.")).isVisible();
		lightAndDark(this.agent, "sign-in-failed");
		signIn("maria.lopez");
		Assertions.assertThat(this.agent.navigate("/agent/nothing").status()).isEqualTo(404);
		lightAndDark(this.agent, "not-found");
	}

	private void theResultsOfTheSurvey() {
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		this.client.getByRole(AriaRole.BUTTON, named("Accept")).click();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("You accepted"))).isVisible();
		lightAndDark(this.client, "survey-accepted");
		search("Samuel", "Brooks", "Male", "1979-11-02");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		assertThat(this.agent.locator("#delivery")).hasText(Pattern.compile("Sent|Delivered"));
		openNewestNotice();
		this.client.getByRole(AriaRole.BUTTON, named("Decline")).click();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("You declined"))).isVisible();
		lightAndDark(this.client, "survey-declined");
		search("Tamara", "Quinn", "Female", "1973-06-15");
		press("Request Electronic Consent");
		assertThat(text("The notice could not be delivered")).isVisible();
		this.client.navigate("/dev/notices");
		lightAndDark(this.client, "development-notices");
	}

	private void theResidentsSettings() {
		this.client.navigate("/resident/settings");
		signInHere(this.client, "nobody");
		assertThat(this.client.getByRole(AriaRole.ALERT)).isVisible();
		lightAndDark(this.client, "resident-sign-in-failed");
		signInHere(this.client, "elena.garcia");
		this.client.navigate("/resident/settings");
		this.client.getByRole(AriaRole.BUTTON, named("Save")).click();
		assertThat(this.client.getByText("Saved. From now on this applies.")).isVisible();
		lightAndDark(this.client, "resident-settings-saved");
	}

	private void theOperatorsPages() {
		this.agentBrowser.clearCookies();
		this.agent.navigate("/operations/notices");
		signInHere(this.agent, "operator");
		assertThat(heading("Last failures")).isVisible();
		// as in the reader's zone, not as in the database
		assertThat(this.agent.locator("td time").first()).hasText(Pattern.compile("[AP]M$"));
		lightAndDark(this.agent, "operations-notices");
		this.agent.navigate("/operations/templates");
		assertThat(heading("Templates")).isVisible();
		assertThat(this.agent.locator("iframe:not([title])")).hasCount(0);
		// no script runs in these frames, axe neither
		this.agent.evaluate("() => document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
		lightAndDark(this.agent, "operations-templates");
	}

	/** On a phone, and in a window of 1100 pixels at a zoom of 200 %. */
	private void fits(String name) {
		for (int width : List.of(550, 320)) {
			this.agent.setViewportSize(width, 640);
			Assertions.assertThat((int) this.agent.evaluate("() => document.documentElement.scrollWidth"))
				.as("%s in %d pixels", name, width)
				.isLessThanOrEqualTo(width);
		}
		picture(this.agent, "phone-dark-" + name);
	}

	private void searchWalter() {
		search("Walter", "Hughes", "Male", "1948-08-09");
	}

	private void history(String request) {
		this.agent.navigate(request + "/history");
		assertThat(this.agent.locator("#picture-buttons")).isVisible();
	}

	private void weigh(String name) {
		int bytes = ((Number) this.agent.evaluate(WEIGHT)).intValue();
		System.out.printf("first load of the page %s: %,d bytes without form-js and bpmn-js%n", name, bytes);
		Assertions.assertThat(bytes).as(name).isLessThan(MOST_BYTES);
	}

	/** The policy of the pages forbids more than a script should ask for. */
	private void listen(Page page) {
		page.onConsoleMessage((message) -> {
			// a refused form is an answer, not a fault
			if (message.type().equals("error") && !message.text().contains("status of 422")) {
				this.complaints.add(message.text());
			}
		});
		page.onPageError(this.complaints::add);
	}

	private static Page.GetByLabelOptions exactly() {
		return new Page.GetByLabelOptions().setExact(true);
	}

}
