package org.caseaccess.browser;

import java.time.Duration;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The ways of a request that are walked less often, by clicking.
 */
@Tag("long")
class OtherWaysBrowserIT extends BrowserTest {

	@Test
	void aRefusedNoticeLeadsToVerbalConsent() {
		signIn("maria.lopez");
		search("Tamara", "Quinn", "Female", "1973-06-15");
		press("Request Electronic Consent");
		assertThat(text("The notice could not be delivered")).isVisible();
		picture(this.agent, "not-delivered");
		consentVerbally();
		this.agent.waitForURL("**/agent/cases/C-10007");
	}

	@Test
	void aClientWhoPrefersLettersConsentsVerbally() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		consentVerbally();
		this.agent.waitForURL("**/agent/cases/C-10004");
	}

	@Test
	void aClientWithoutAnElectronicMethodCannotBeAsked() {
		signIn("maria.lopez");
		search("George", "Whitfield", "Male", "1955-01-21");
		assertThat(text("Consent cannot be asked here")).isVisible();
		picture(this.agent, "no-electronic-method");
		press("Close");
		assertThat(this.agent.getByRole(AriaRole.LINK, named("Search again"))).isVisible();
	}

	@Test
	void anAgentWithoutALicenceIsRefused() {
		signIn("david.cohen");
		fillIn("Elena", "Garcia", "Female", "1984-05-17");
		press("Search");
		assertThat(text("You cannot request case access now.")).isVisible();
		assertThat(text("licence is not active")).isVisible();
		assertThat(this.agent.getByLabel("Last Name")).hasValue("Garcia");
		picture(this.agent, "not-eligible");
	}

	@Test
	void whoHasAccessAlreadyComesToTheCaseAtOnce() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		consentVerbally();
		this.agent.waitForURL("**/agent/cases/C-10004");
		fillIn("Walter", "Hughes", "Male", "1948-08-09");
		press("Search");
		this.agent.waitForURL("**/agent/cases/C-10004");
	}

	@Test
	void aRequestThatNobodyWorksOnForTwoHoursExpires() throws Exception {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent");
		assertThat(heading("Confirm Verbal Consent")).isVisible();
		moveTheClock(Duration.ofHours(2));
		assertThat(heading("The request has expired")).isVisible();
		assertThat(text("Nobody worked on the request for too long.")).isVisible();
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Cancel this request"))).isHidden();
		lightAndDark(this.agent, "expired");
		this.agent.getByRole(AriaRole.LINK, named("Search again")).click();
		assertThat(heading("Request Case Access")).isVisible();
	}

	@Test
	void afterThreeSilencesOnlyVerbalConsentIsLeft() throws Exception {
		signIn("maria.lopez");
		search("Samuel", "Brooks", "Male", "1979-11-02");
		press("Request Electronic Consent");
		for (int attempt = 1; attempt < 3; attempt++) {
			assertThat(text("Attempt " + attempt + " of 3")).isVisible();
			staySilent();
			assertThat(heading("Client did not respond")).isVisible();
			this.agent.getByLabel("Confirm Verbal Consent").check();
			assertThat(text("When you go on, a notice goes to the client")).isHidden();
			this.agent.getByLabel("Request Electronic Consent").check();
			assertThat(text("When you go on, a notice goes to the client")).isVisible();
			press("Continue");
		}
		assertThat(text("Attempt 3 of 3")).isVisible();
		staySilent();
		assertThat(heading("Client did not respond")).isFocused();
		assertThat(text("Attempt 3 of 3 was not answered in time.")).isVisible();
		assertThat(text("No electronic request to this client is left")).isVisible();
		picture(this.agent, "no-attempts-left");
		consentVerbally();
		this.agent.waitForURL("**/agent/cases/C-10002");
	}

	@Test
	void aClientAnswersByTheLinkInAnEmail() {
		signIn("maria.lopez");
		search("Samuel", "Brooks", "Male", "1979-11-02");
		acceptedByTheClient();
		assertThat(heading("Client Consent Received")).isVisible();
		press("Next");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10002");
	}

	/** As docs/operations.md has it: mend, give a try more, resolve. */
	@Test
	void technicalTroubleIsShownAndThePageGoesOnOnceItIsMended() throws Exception {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		String request = this.agent.url();
		Incident incident;
		try (Scenario.Trouble trouble = this.scenario.troubleWithVerbalConsents()) {
			acceptVerbally();
			incident = awaitIncident();
			assertThat(text("Technical trouble stops this request")).isVisible();
			picture(this.agent, "technical-trouble");
			this.agent.navigate(request + "/history");
			assertThat(text("Technical trouble stops this request")).isVisible();
			assertThat(this.agent.locator("#picture .way-incident")).hasCount(1);
			assertThat(this.agent.getByRole(AriaRole.CELL, named("Stopped by technical trouble"))).isVisible();
			picture(this.agent, "history-incident");
		}
		this.agent.getByRole(AriaRole.LINK, named("Go on with this request")).click();
		assertThat(text("Technical trouble stops this request")).isVisible();
		this.camunda.newUpdateRetriesCommand(incident.getJobKey()).retries(1).send().join();
		this.camunda.newResolveIncidentCommand(incident.getIncidentKey()).send().join();
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10004");
		this.agent.navigate(request + "/history");
		assertThat(text("Technical trouble stopped this request for a while")).isVisible();
	}

	private Incident awaitIncident() {
		long instance = processInstance();
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(200)).until(() -> {
			// each retry waits for its backoff
			moveTheClock(Duration.ofSeconds(5));
			return this.camunda.newIncidentSearchRequest()
				.filter((found) -> found.processInstanceKey(instance).state(IncidentState.ACTIVE))
				.send()
				.join()
				.items();
		}, (found) -> !found.isEmpty()).getFirst();
	}

	private void consentVerbally() {
		acceptVerbally();
		press("Ok");
	}

	private void acceptVerbally() {
		press("Confirm Verbal Consent");
		acknowledge(5);
		this.agent.getByLabel("Phone", new Page.GetByLabelOptions().setExact(false)).first().check();
		this.agent.locator("input[type=radio]").last().check();
		press("Accept");
	}

}
