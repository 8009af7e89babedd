package org.caseaccess.browser;

import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What the tests of the clients' pages begin with: Maria asks, or has access already. How
 * agents come there is walked by other tests.
 */
abstract class ClientBrowserTest extends BrowserTest {

	/** Prefers the inbox of the portal, English. */
	static final SearchCriteria PRIYA = Scenario.criteria("Priya", "Natarajan", Sex.F, "1988-12-30");

	/** What clients choose in their settings stays in the database, beyond the test. */
	@BeforeEach
	@AfterEach
	void everybodyPrefersWhatTheyDidAtFirst() {
		prefers("C-10001", "TEXT", "en");
		prefers("C-10005", "PORTAL", "en");
	}

	private void prefers(String caseNumber, String method, String language) {
		this.jdbc.sql("""
				update client set preferred_method = :method, preferred_language = :language
				 where id = (select client_id from client_case where case_number = :case)
				""").param("method", method).param("language", language).param("case", caseNumber).update();
	}

	/** Maria asks a client. */
	StartedAttempt asked(SearchCriteria client) {
		return askedBy("maria.lopez", client);
	}

	/** Who has access already is led to the case by the process, and asks nothing. */
	StartedAttempt askedBy(String agent, SearchCriteria client) {
		return this.scenario.ask(this.scenario.requestFor(this.scenario.agent(agent), client));
	}

	/** The address in the message to the client. */
	String linkOf(StartedAttempt attempt) {
		return "/consent/" + this.scenario.tokenOf(attempt);
	}

	/** The address in the notice of an access. */
	String noticeLinkOf(UUID request) {
		return "/consent/end/" + this.scenario.accessTokenOf(request);
	}

	/** What became of the newest attempt. */
	String stateOf(StartedAttempt attempt) {
		return this.jdbc.sql("select state from consent_attempt where id = :id")
			.param("id", attempt.attemptId())
			.query(String.class)
			.single();
	}

	long records() {
		return this.jdbc.sql("select count(*) from consent_record").query(Long.class).single();
	}

	/** The client's browser is another one from here on. */
	void changeBrowser(Browser.NewContextOptions options) {
		this.clientBrowser.close();
		this.clientBrowser = browser(options);
		this.client = this.clientBrowser.newPage();
	}

	static BrowserContext browser(Browser.NewContextOptions options) {
		return installed.browser().newContext(options.setBaseURL(BASE).setViewportSize(390, 844));
	}

	/** By the ids of the fields, which are the same in every language. */
	void signInAsResident(String username, String password) {
		this.client.locator("#username").fill(username);
		this.client.locator("#password").fill(password);
		this.client.locator("main button").click();
	}

	void openPortal(String username) {
		this.client.navigate("/resident");
		signInAsResident(username, "demo");
		assertThat(this.client.locator("#pending-requests")).isVisible();
	}

	Locator button(String name) {
		return this.client.getByRole(AriaRole.BUTTON, named(name));
	}

	Locator link(String name) {
		return this.client.getByRole(AriaRole.LINK, named(name));
	}

	/** The page's one main heading. */
	void titled(String title) {
		assertThat(this.client.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(title);
	}

	void says(String text) {
		assertThat(this.client.locator("main")).containsText(text);
	}

	/** Agent and client are not named, by no part of their names. */
	void namesNobody() {
		Assertions.assertThat(this.client.content())
			.doesNotContain("Maria", "Lopez", "Harbor", "18452301", "Elena", "Garcia", "C-10001");
	}

}
