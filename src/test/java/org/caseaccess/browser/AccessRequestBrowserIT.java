package org.caseaccess.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The paths of a request, as an agent and a client walk them by clicking.
 */
class AccessRequestBrowserIT extends BrowserTest {

	@Test
	void aCaseIsReachedByElectronicConsent() {
		signIn("maria.lopez");
		picture(this.agent, "dashboard");
		search("Elena", "Garcia", "Female", "1984-05-17");
		picture(this.agent, "consent-needed");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		picture(this.agent, "waiting");

		openNewestNotice();
		assertThat(this.client.getByText("Maria Lopez").first()).isVisible();
		assertThat(this.client.locator(".code")).hasText(this.agent.locator("#code").innerText());
		picture(this.client, "survey");
		this.client.getByRole(AriaRole.BUTTON, named("Accept")).click();
		assertThat(this.client.getByRole(AriaRole.HEADING).first()).containsText("You accepted");

		assertThat(heading("Client Consent Received")).isVisible();
		picture(this.agent, "client-consent-received");
		press("Next");
		picture(this.agent, "confirm-access");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10001");
		assertThat(text("A-20001")).isVisible();
		picture(this.agent, "case");

		this.client.goBack();
		this.client.reload();
		assertThat(this.client.locator("body")).not().containsText("Maria Lopez");
	}

	@Test
	void aCaseIsReachedByVerbalConsentAfterTheClientWasSilent() throws Exception {
		signIn("maria.lopez");
		search("Samuel", "Brooks", "Male", "1979-11-02");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		staySilent();

		assertThat(heading("Client did not respond")).isVisible();
		picture(this.agent, "client-did-not-respond");
		this.agent.getByLabel("Confirm Verbal Consent").check();
		press("Continue");
		assertThat(heading("Confirm Verbal Consent")).isVisible();
		acknowledge(5);
		this.agent.getByLabel("Phone", new Page.GetByLabelOptions().setExact(false)).first().check();
		this.agent.locator("input[type=radio]").last().check();
		picture(this.agent, "verbal-consent");
		press("Accept");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10002");
	}

	@Test
	void aClickOnTheNextStepCountsAlthoughTheLastOnesAnswerIsNotBack() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		acceptedByTheClient();
		assertThat(heading("Client Consent Received")).isVisible();
		List<Runnable> held = new ArrayList<>();
		this.agent.route("**/tasks/*", (route) -> {
			APIResponse answer = route.fetch();
			held.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
		}, new Page.RouteOptions().setTimes(1));
		press("Next");
		press("Ok");
		held.forEach(Runnable::run);
		this.agent.waitForURL("**/agent/cases/C-10001");
		Assertions.assertThat(held).hasSize(1);
	}

	@Test
	void aDeclineLeavesOnlyCancel() {
		signIn("maria.lopez");
		search("Rosa", "Martínez", "Female", "1991-02-28");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		assertThat(this.client.getByRole(AriaRole.BUTTON, named("Rechazar"))).isVisible();
		picture(this.client, "survey-spanish");
		this.client.getByRole(AriaRole.BUTTON, named("Rechazar")).click();
		assertThat(heading("Client did not consent")).isVisible();
		picture(this.agent, "client-did-not-consent");
		press("Cancel");
		assertThat(this.agent.getByRole(AriaRole.LINK, named("Search again"))).isVisible();
	}

	@Test
	void goingToAnotherScreenWithdrawsTheQuestionAndAReloadDoesNot() {
		signIn("maria.lopez");
		search("Luis", "Hernández", "Male", "1993-12-12");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		this.agent.reload();
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		this.agent.getByRole(AriaRole.LINK, named("Dashboard")).click();
		this.agent.waitForURL("**/agent");
		Locator stillAsked = this.client.getByRole(AriaRole.BUTTON, named("Aceptar"));
		this.client.waitForCondition(() -> {
			this.client.reload();
			return stillAsked.count() == 0;
		});
		picture(this.client, "no-longer-active");
	}

	@Test
	void whatIsWrongIsSaidOnTheFieldAndNothingTypedIsLost() {
		signIn("maria.lopez");
		openSearch();
		this.agent.getByLabel("First Name").fill("Elena");
		this.agent.getByLabel("Social Security Number").fill("12-34");
		press("Search");
		assertThat(text("Enter the client's last name.").first()).isVisible();
		assertThat(text("A Social Security Number has nine digits").first()).isVisible();
		assertThat(this.agent.getByLabel("First Name")).hasValue("Elena");
		assertThat(this.agent.getByLabel("Social Security Number")).hasValue("12-34");
		Assertions.assertThat(this.agent.url()).doesNotContain("12-34");
		picture(this.agent, "search-errors");
	}

	@Test
	void nobodyAndMoreThanOneReadTheSame() {
		signIn("maria.lopez");
		search("Nobody", "Here", "Female", "1980-01-01");
		press("Close", false);
		String unknown = this.agent.locator("main form, main .fjs-container").first().innerText();
		search("John", "Smith", "Male", "1975-03-14");
		press("Close", false);
		String ambiguous = this.agent.locator("main form, main .fjs-container").first().innerText();
		Assertions.assertThat(ambiguous).isEqualTo(unknown).contains("Check accents, hyphens and second names");
		picture(this.agent, "client-not-found");
	}

	@Test
	void afterASearchThatFoundNobodyWhatWasTypedStaysExceptTheSocialSecurityNumber() {
		signIn("maria.lopez");
		fillIn("Rosa", "Martinez", "Female", "1991-02-28");
		this.agent.getByLabel("Social Security Number").fill("918-38-6296");
		this.agent.getByLabel("Case Number").fill("c-10003");
		press("Search");
		press("Close");
		assertThat(text("Check accents, hyphens and second names")).isVisible();
		this.agent.getByRole(AriaRole.LINK, named("Search again")).click();
		assertThat(this.agent.getByLabel("Last Name")).hasValue("Martinez");
		assertThat(this.agent.locator("#search-again")).isFocused();
		assertThat(this.agent.getByLabel("First Name")).hasValue("Rosa");
		assertThat(this.agent.getByLabel("Female", new Page.GetByLabelOptions().setExact(true))).isChecked();
		assertThat(this.agent.getByLabel("Date Of Birth")).hasValue("1991-02-28");
		assertThat(this.agent.getByLabel("Case Number")).hasValue("C-10003");
		assertThat(this.agent.getByLabel("Social Security Number")).isEmpty();
		Assertions.assertThat(this.agent.url()).doesNotContainIgnoringCase("martinez");
		picture(this.agent, "search-again");
		this.agent.getByLabel("Last Name").fill("Martínez");
		press("Search");
		press("Request Electronic Consent", false);
	}

	@Test
	void anotherAgentsRequestAndCaseDoNotExist() {
		signIn("maria.lopez");
		search("Priya", "Natarajan", "Female", "1988-12-30");
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Request Electronic Consent"))).isVisible();
		String request = this.agent.url();
		Page other = this.clientBrowser.newPage();
		signIn(other, "james.chen");
		Assertions.assertThat(other.navigate(request).status()).isEqualTo(404);
		Assertions.assertThat(other.navigate(BASE + "/agent/cases/C-10005").status()).isEqualTo(404);
		Assertions.assertThat(other.navigate(BASE + "/no/such/page").status()).isEqualTo(404);
		assertThat(other.getByRole(AriaRole.HEADING).first()).isVisible();
	}

	@Test
	void aSecondTabSeesThatTheStepWasDone() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent"))).isVisible();
		Page second = this.agentBrowser.newPage();
		second.navigate(this.agent.url());
		second.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent")).click();
		assertThat(second.getByRole(AriaRole.BUTTON, named("Accept"))).isVisible();
		// the first tab followed without being touched
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Accept"))).isVisible();
	}

	@Test
	void aStepDoneInTasklistShowsInThePortal() {
		signIn("maria.lopez");
		search("Deborah", "Stone", "Female", "1963-05-13");
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent"))).isVisible();
		UserTask task = this.camunda.newUserTaskSearchRequest()
			.filter((found) -> found.assignee("maria.lopez").state(UserTaskState.CREATED))
			.sort((by) -> by.creationDate().desc())
			.send()
			.join()
			.items()
			.getFirst();
		this.camunda.newCompleteUserTaskCommand(task.getUserTaskKey()).send().join();
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Accept"))).isVisible();
	}

	@Test
	void anAuditorReadsTheConsentAndTheFigures() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		acceptedByTheClient();
		assertThat(heading("Client Consent Received")).isVisible();

		Page auditor = this.clientBrowser.newPage();
		auditor.navigate(BASE + "/audit");
		auditor.getByLabel("User name").fill("auditor");
		auditor.getByLabel("Password").fill("demo");
		auditor.getByRole(AriaRole.BUTTON, named("Sign in")).click();
		assertThat(auditor.getByRole(AriaRole.HEADING, headingNamed("Consents on record"))).isVisible();
		picture(auditor, "audit");
		auditor.getByRole(AriaRole.LINK, named("C-10001")).first().click();
		assertThat(auditor.getByText("Client accepted").first()).isVisible();
		picture(auditor, "audit-case");
		auditor.getByRole(AriaRole.LINK, named("Oversight")).click();
		assertThat(auditor.getByText("Maria Lopez").first()).isVisible();
		picture(auditor, "audit-oversight");
		auditor.getByRole(AriaRole.LINK, named("Verify the ledger")).click();
		assertThat(auditor.getByText("The ledger is unbroken.")).isVisible();
		picture(auditor, "audit-chain");
	}

}
