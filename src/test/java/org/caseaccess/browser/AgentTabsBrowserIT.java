package org.caseaccess.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * One request in two tabs of one agent, and one click that is made twice.
 */
@Tag("long")
class AgentTabsBrowserIT extends BrowserTest {

	@Test
	void twoTabsWaitForOneAnswerAndLeavingOneOfThemWithdrawsNothing() throws Exception {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		String request = this.agent.url();
		Page second = this.agentBrowser.newPage();
		second.navigate(request);
		assertThat(second.getByText("Attempt 1 of 3")).isVisible();
		assertThat(second.locator("#code")).hasText(this.agent.locator("#code").innerText());

		this.agent.getByRole(AriaRole.LINK, named("Dashboard")).click();
		this.agent.waitForURL("**/agent");
		// more than a left page has, less than a lost one
		second.waitForResponse("**/here", () -> {
		});
		moveTheClock(Duration.ofSeconds(5));
		for (int call = 0; call < 2; call++) {
			Assertions.assertThat(second.waitForResponse("**/here", () -> {
			}).text()).contains("\"WAITING\"");
		}
		this.agent.navigate(request);
		assertThat(text("Attempt 1 of 3")).isVisible();

		openNewestNotice();
		this.client.getByRole(AriaRole.BUTTON, named("Accept")).click();
		for (Page tab : List.of(this.agent, second)) {
			assertThat(tab.getByRole(AriaRole.HEADING, headingNamed("Client Consent Received"))).isVisible();
		}
	}

	@Test
	void aStepThatTheOtherTabDidIsSaidAndThePageGoesOn() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		List<Runnable> held = new ArrayList<>();
		this.agent.route("**/tasks/*", (route) -> {
			if (held.isEmpty()) {
				held.add(route::resume);
			}
			else {
				route.resume();
			}
		});
		press("Confirm Verbal Consent");
		Page second = this.agentBrowser.newPage();
		second.navigate(this.agent.url());
		second.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent")).click();
		press("Accept", false);
		Assertions.assertThat(held).hasSize(1).allSatisfy(Runnable::run);
		assertThat(this.agent.locator("#message"))
			.hasText("This step was already done. The page shows the current step.");
		acknowledge(5);
		this.agent.getByLabel("By phone").check();
		this.agent.getByLabel("I know the client").check();
		press("Accept");
		assertThat(this.agent.locator("#message")).isHidden();
		assertThat(heading("Confirm access")).isVisible();
		assertThat(second.getByRole(AriaRole.HEADING, headingNamed("Confirm access"))).isVisible();
	}

	@Test
	void aSessionThatEndsWhileTheClientIsAskedLosesNothingIfTheAgentIsBackInTime() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		this.agentBrowser.clearCookies();
		assertThat(text("unless you are back within seconds, the request expires")).isVisible();
		assertThat(text("What you typed is still here.")).isHidden();
		assertThat(this.agent.locator("#seconds")).hasText("–");
		Page tab = this.agentBrowser
			.waitForPage(() -> this.agent.getByRole(AriaRole.LINK, startingWith("Sign in again")).click());
		signInHere(tab, "maria.lopez");
		assertThat(tab.getByRole(AriaRole.HEADING, headingNamed("Dashboard"))).isVisible();
		press("go on here");
		assertThat(this.agent.locator("#session-ended")).isHidden();
		assertThat(this.agent.locator("#seconds")).hasText(Pattern.compile("\\d+"));
		this.client.getByRole(AriaRole.BUTTON, named("Accept")).click();
		assertThat(heading("Client Consent Received")).isFocused();
		press("Next");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10001");
	}

	@Test
	void clickingSearchTwiceOpensOneRequest() {
		signIn("maria.lopez");
		fillIn("Walter", "Hughes", "Male", "1948-08-09");
		this.agent.getByRole(AriaRole.BUTTON, named("Search")).dblclick();
		this.agent.waitForURL(Pattern.compile(".*/agent/requests/[0-9a-f-]{36}"));
		press("Confirm Verbal Consent", false);
		this.agent.navigate("/agent/requests");
		assertThat(this.agent.getByRole(AriaRole.STATUS)).hasText("1 request");
		assertThat(this.agent.locator("tbody tr")).hasCount(1);
	}

}
