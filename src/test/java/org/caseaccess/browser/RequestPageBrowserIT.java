package org.caseaccess.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.registry.ClientCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What agents do at a request beside its way: many tabs, giving up, going back, another
 * person at the same browser.
 */
@Tag("long")
class RequestPageBrowserIT extends BrowserTest {

	/** So many connections a browser has to one server. */
	private static final int CONNECTIONS = 6;

	@Autowired
	private ClientCases cases;

	@Test
	void tabsThatNobodySeesTakeNoConnection() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent", false);
		String request = this.agent.url();
		Page hidden = this.agent;
		for (int tab = 0; tab < CONNECTIONS; tab++) {
			hidden = this.agentBrowser.newPage();
			hidden.addInitScript("Object.defineProperty(document, 'hidden', { get: () => !window.seen })");
			hidden.navigate(request);
			assertThat(hidden.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent"))).isVisible();
			hidden.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
		}
		Page more = this.agentBrowser.newPage();
		more.navigate("/agent");
		assertThat(more.getByRole(AriaRole.HEADING, headingNamed("Dashboard"))).isVisible();

		// the step is done in another tab meanwhile; who looks again sees the next one
		press("Confirm Verbal Consent");
		assertThat(heading("Confirm Verbal Consent")).isVisible();
		assertThat(hidden.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent"))).isVisible();
		hidden.evaluate("() => { window.seen = true; document.dispatchEvent(new Event('visibilitychange')); }");
		assertThat(hidden.getByRole(AriaRole.HEADING, headingNamed("Confirm Verbal Consent"))).isVisible();
	}

	@Test
	void aClientWhoSaysNoOnThePhoneEndsTheRequest() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent");
		acknowledge(2);
		assertThat(this.agent.locator("#announcement")).containsText("Next: ");
		assertThat(this.agent.locator("#announcement")).not().containsText("*");
		press("Cancel this request");
		assertThat(heading("The request is cancelled")).isVisible();
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Cancel this request"))).isHidden();
		this.agent.navigate("/agent/requests");
		assertThat(this.agent.getByRole(AriaRole.CELL, named("Cancelled"))).isVisible();

		search("Nobody", "Here", "Female", "1980-01-01");
		press("Close", false);
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Cancel this request"))).isHidden();
	}

	@Test
	void aReloadKeepsWhatIsTickedAndACancelledRequestKeepsNothing() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent", false);
		this.agent.reload();
		press("Confirm Verbal Consent", false);
		assertThat(text("What you filled in is back.")).isHidden();
		press("Confirm Verbal Consent");
		acknowledge(3);
		this.agent.reload();
		assertThat(text("What you filled in is back.")).isVisible();
		Locator statements = this.agent.getByRole(AriaRole.CHECKBOX);
		assertThat(statements).hasCount(4);
		assertThat(statements.nth(2)).isChecked();
		assertThat(statements.nth(3)).not().isChecked();
		press("Cancel this request");
		assertThat(heading("The request is cancelled")).isVisible();
		Assertions.assertThat(this.agent.evaluate("() => sessionStorage.length")).isEqualTo(0);
	}

	@Test
	void aTickThatIsTakenBackHasEverythingAfterItAskedAnew() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent");
		acknowledge(5);
		this.agent.getByLabel("By phone").check();
		this.agent.getByLabel("Name of the authorised representative").fill("Ruth Hughes");
		Locator statements = this.agent.getByRole(AriaRole.CHECKBOX);
		statements.first().uncheck();
		assertThat(statements).hasCount(1);
		statements.first().check();
		assertThat(statements).hasCount(2);
		assertThat(statements.nth(1)).not().isChecked();
		for (int statement = 1; statement < 5; statement++) {
			statements.nth(statement).check();
		}
		assertThat(this.agent.getByLabel("By phone")).not().isChecked();
		assertThat(this.agent.getByLabel("Name of the authorised representative")).hasValue("");
		press("Cancel this request");
	}

	@Test
	void whatWasAnnouncedForOneStepIsNotReadInTheNext() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent");
		acknowledge(5);
		this.agent.getByLabel("By phone").check();
		this.agent.getByLabel("I know the client").check();
		press("Accept");
		assertThat(heading("Confirm access")).isVisible();
		assertThat(this.agent.locator("#announcement")).isEmpty();
	}

	@Test
	void anotherAgentAtTheSameBrowserSeesNothingOfTheRequest() {
		signIn("aisha.khan");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		Page tab = this.agentBrowser.newPage();
		tab.navigate("/agent");
		tab.getByRole(AriaRole.BUTTON, named("Sign out")).click();
		assertThat(text("Your session has ended.")).isVisible();
		signIn(tab, "sofia.rossi");
		press("go on here");
		assertThat(text("Somebody else is signed in in this browser now.")).isVisible();
		assertThat(this.agent.locator("#somebody-else")).isFocused();
		assertThat(text("Attempt 1 of 3")).isHidden();
		assertThat(text("Elena")).isHidden();
		lightAndDark(this.agent, "somebody-else");
	}

	@Test
	void goingBackAfterAFormWithErrorsShowsTheForm() {
		signIn("maria.lopez");
		openSearch();
		press("Search");
		assertThat(text("Please check what you entered")).isVisible();
		this.agent.getByLabel("First Name").fill("Walter");
		this.agent.getByLabel("Last Name").fill("Hughes");
		this.agent.getByLabel("Male", new Page.GetByLabelOptions().setExact(true)).check();
		this.agent.getByLabel("Date Of Birth").fill("1948-08-09");
		press("Search");
		press("Confirm Verbal Consent", false);
		this.agent.goBack();
		assertThat(heading("Request Case Access")).isVisible();
		assertThat(this.agent.getByLabel("First Name")).isVisible();
	}

	@Test
	void aNoteThatIsWrittenWhileTheAccessEndsIsGivenBack() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		acceptedByTheClient();
		press("Next");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10001");
		this.agent.getByLabel("Add a note").fill("Wants a dental plan.");
		this.associations.end(this.scenario.maria().id(), this.cases.byCaseNumber("C-10001").orElseThrow().clientId(),
				new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
		press("Add note");
		assertThat(heading("Your access has ended")).isVisible();
		assertThat(this.agent.getByLabel("What you wrote")).hasValue("Wants a dental plan.");
		assertThat(this.agent.locator("main")).not().containsText("Elena");
		lightAndDark(this.agent, "note-refused");
	}

	@Test
	void aLongNameWidensNoPage() {
		signIn("maria.lopez");
		search("Bartholomew".repeat(6), "Featherstonehaugh".repeat(4), "Male", "1980-01-01");
		press("Close", false);
		lightAndDark(this.agent, "long-name-request");
		String history = this.agent.url() + "/history";
		for (String page : List.of("/agent", "/agent/requests")) {
			this.agent.navigate(page);
			assertThat(text("Featherstonehaugh")).isVisible();
			lightAndDark(this.agent, "long-name" + page.replace('/', '-'));
		}
		this.agent.setViewportSize(320, 640);
		this.agent.navigate(history);
		assertThat(text("Featherstonehaugh")).isVisible();
		Assertions.assertThat(this.agent.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(320);
	}

	@Test
	void aBrowserKnowsOnePersonAtATimeAndSaysSo() {
		signIn("maria.lopez");
		this.agent.navigate("/resident");
		Locator somebody = this.agent.getByText("maria.lopez is signed in in this browser.");
		assertThat(somebody).isVisible();
		lightAndDark(this.agent, "resident-sign-in-other");
		signInHere(this.agent, "elena.garcia");
		assertThat(this.agent.locator("#pending-requests")).isVisible();
		this.agent.navigate("/agent");
		assertThat(this.agent.locator("#main")).containsText("elena.garcia is signed in");
		lightAndDark(this.agent, "sign-in-other");
		this.agent.navigate("/");
		assertThat(this.agent.locator("#pending-requests")).isVisible();
	}

}
