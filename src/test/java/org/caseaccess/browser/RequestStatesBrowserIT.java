package org.caseaccess.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What the pages of a search and of a request say when it does not go on as it should, on
 * phones, in the light and in the dark.
 */
@Tag("long")
class RequestStatesBrowserIT extends BrowserTest {

	@Test
	void everyEndOfARequestOnAPhone() {
		signIn("maria.lopez");
		ended(RequestState.CANCELLED, "The request is cancelled");
		ended(RequestState.NOT_FOUND, "No single client found");
		ended(RequestState.DECLINED, "Client did not consent");
		ended(RequestState.NOT_ELIGIBLE, "You cannot request access now");
		ended(RequestState.GRANTED, "You have access");
	}

	private void ended(RequestState state, String title) {
		UUID request = this.scenario.pastRequest(Scenario.ELENA, state, Instant.now().minus(Duration.ofDays(1)));
		this.agent.navigate("/agent/requests/" + request);
		assertThat(heading(title)).isVisible();
		assertThat(this.agent).hasTitle(title + " – Case Access");
		assertThat(this.agent.locator("#next-steps li")).not().hasCount(0);
		assertThat(this.agent.getByRole(AriaRole.LINK, named("Search again"))).isVisible();
		lightAndDark(this.agent, "ended-" + state.name().toLowerCase().replace('_', '-'));
	}

	@Test
	void waitingOnAPhoneWhileTheSessionEnds() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		lightAndDark(this.agent, "waiting-on-a-phone");
		this.agentBrowser.clearCookies();
		assertThat(this.agent.locator("#session-ended")).isFocused();
		lightAndDark(this.agent, "waiting-session-ended");
	}

	@Test
	void aSearchThatCannotBeSentOnAPhone() {
		signIn("maria.lopez");
		fillIn("Elena", "Garcia", "Female", "1984-05-17");
		this.agent.route("**/agent/session", (route) -> route.abort(), new Page.RouteOptions().setTimes(1));
		press("Search");
		assertThat(this.agent.locator("#unreachable")).isFocused();
		assertThat(text("The server cannot be reached right now.")).isVisible();
		assertThat(this.agent.getByLabel("Last Name")).hasValue("Garcia");
		lightAndDark(this.agent, "search-unreachable");
		this.agentBrowser.clearCookies();
		press("Search");
		this.agent.getByRole(AriaRole.LINK, named("Sign in again")).click();
		signInHere(this.agent, "maria.lopez");
		assertThat(this.agent.locator("#restored")).isFocused();
		lightAndDark(this.agent, "search-restored");
		this.agent.getByLabel("Date Of Birth").focus();
		this.agent.keyboard().type("02312000");
		press("Search");
		assertThat(this.agent.getByLabel("Date Of Birth")).isFocused();
		assertThat(this.agent.getByLabel("Date Of Birth")).hasAccessibleDescription("Enter a date that exists.");
		lightAndDark(this.agent, "search-no-such-date");
	}

	@Test
	void theLimitOfSearchesOnAPhone() {
		signIn("maria.lopez");
		this.jdbc.sql("insert into limit_count values (:key, :used, current_timestamp, current_timestamp)")
			.param("key", "search:" + this.scenario.maria().id())
			.param("used", Integer.MAX_VALUE)
			.update();
		fillIn("Elena", "Garcia", "Female", "1984-05-17");
		press("Search");
		assertThat(this.agent.locator("#limit")).isFocused();
		assertThat(text("You cannot search now.")).isVisible();
		assertThat(this.agent.getByLabel("Last Name")).hasValue("Garcia");
		lightAndDark(this.agent, "search-limit");
	}

	@Test
	void theHistoryWithoutItsPictureSaysTheSameInWords() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent", false);
		String history = this.agent.url() + "/history";
		this.agent.route("**/model.bpmn", (route) -> route.abort());
		this.agent.navigate(history);
		assertThat(text("The picture cannot be shown right now. The table below says the same.")).isVisible();
		assertThat(this.agent.locator("#picture")).isHidden();
		assertThat(this.agent.locator("tr.here")).containsText("The request is here");
		lightAndDark(this.agent, "history-without-picture");
	}

}
