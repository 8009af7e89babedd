package org.caseaccess.browser;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A resident's session ends in the middle, or a page is open twice: nothing is decided by
 * it, and the person is told, and is where they were.
 */
@Tag("long")
class ResidentSessionBrowserIT extends ClientBrowserTest {

	private static final String NOTHING_ARRIVED = "what you chose did not arrive: nothing was changed";

	@Test
	void anAnswerAfterTheSessionEndedDecidesNothingAndIsAskedForAgain() {
		StartedAttempt attempt = openQuestion();
		// the click comes before the page notices
		this.client.route("**/state", Route::abort);
		endSession();
		button("Accept").click();
		says("so nothing was saved. Please sign in again.");
		lightAndDark(this.client, "portal-session-ended");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");
		signInAsResident("elena.garcia", "demo");
		titled("May this agent work in your case?");
		assertThat(this.client.getByRole(AriaRole.ALERT)).containsText(NOTHING_ARRIVED);
		lightAndDark(this.client, "portal-question-after-session");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");
		button("Accept").click();
		titled("You accepted");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("ACCEPTED");
	}

	@Test
	void aQuestionWhoseSessionEndedAsksToSignInAndIsThereAgain() {
		StartedAttempt attempt = openQuestion();
		endSession();
		says("so nothing was saved. Please sign in again.");
		signInAsResident("elena.garcia", "demo");
		titled("May this agent work in your case?");
		assertThat(this.client.getByRole(AriaRole.ALERT)).hasCount(0);
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");
	}

	@Test
	void settingsAndTheEndOfAnAccessAfterTheSessionEndedChangeNothing() {
		UUID request = accessTo(Scenario.ELENA);
		openPortal("elena.garcia");
		link("Settings").click();
		this.client.getByLabel("Español").check();
		endSession();
		button("Save").click();
		signInAsResident("elena.garcia", "demo");
		titled("Settings");
		assertThat(this.client.getByRole(AriaRole.ALERT)).containsText(NOTHING_ARRIVED);
		assertThat(this.client.getByLabel("English")).isChecked();

		link("Who has access").click();
		this.client.getByRole(AriaRole.LINK, startingWith("End this access")).click();
		endSession();
		button("End the access").click();
		signInAsResident("elena.garcia", "demo");
		titled("An agent has access to your case");
		assertThat(this.client.getByRole(AriaRole.ALERT)).containsText(NOTHING_ARRIVED);
		Assertions.assertThat(records()).isOne();
		button("End the access").click();
		titled("The access has ended");
		this.client.navigate(noticeLinkOf(request));
		titled("This link is not active");
	}

	/** Signed in again in one tab, the forms of the other are of the old session. */
	@Test
	void aTabOfTheOldSessionSaysThatNothingArrived() {
		StartedAttempt attempt = openQuestion();
		this.client.route("**/state", Route::abort);
		endSession();
		Page old = this.client;
		this.client = this.clientBrowser.newPage();
		openPortal("elena.garcia");
		old.getByRole(AriaRole.BUTTON, named("Decline")).click();
		assertThat(old.getByRole(AriaRole.ALERT)).containsText(NOTHING_ARRIVED);
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");
		old.getByRole(AriaRole.BUTTON, named("Decline")).click();
		assertThat(old.getByRole(AriaRole.HEADING, named("You declined"))).isVisible();
	}

	@Test
	void ofTwoTabsTheOtherFollowsAndGoingBackAsksNothing() {
		StartedAttempt attempt = openQuestion();
		Page second = this.clientBrowser.newPage();
		second.navigate(this.client.url());
		assertThat(second.getByRole(AriaRole.BUTTON, named("Accept"))).isVisible();
		button("Decline").click();
		titled("You declined");
		assertThat(second.getByRole(AriaRole.HEADING, named("You declined"))).isVisible();
		this.client.goBack();
		this.client.goForward();
		titled("You declined");
		this.client.goBack();
		assertThat(button("Accept")).hasCount(0);
		Assertions.assertThat(stateOf(attempt)).isEqualTo("DECLINED");
	}

	private StartedAttempt openQuestion() {
		StartedAttempt attempt = asked(Scenario.ELENA);
		openPortal("elena.garcia");
		this.client.getByRole(AriaRole.LINK, startingWith("Read and answer")).click();
		assertThat(button("Accept")).isVisible();
		return attempt;
	}

	/** As the server ends it: the browser still names it. */
	private void endSession() {
		this.clientBrowser.addCookies(List.of(new Cookie("JSESSIONID", "ended").setUrl(BASE)));
	}

}
