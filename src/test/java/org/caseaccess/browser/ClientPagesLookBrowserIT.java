package org.caseaccess.browser;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Every page and state that clients can come to, on two phones, one of them in the dark:
 * nothing is cut off, nothing hinders people.
 */
@Tag("long")
class ClientPagesLookBrowserIT extends ClientBrowserTest {

	/** What makes a button stand out. */
	private static final String WEIGHT_OF_A_BUTTON = """
			(it) => {
			  const style = getComputedStyle(it);
			  const looks = ['color', 'backgroundColor', 'backgroundImage', 'border', 'boxShadow', 'fontFamily',
			      'fontSize', 'fontWeight', 'opacity', 'outline', 'padding', 'textDecoration', 'textTransform'];
			  return looks.map((look) => look + ' ' + style[look]).join('; ');
			}
			""";

	@Test
	void theSurveyAndWhatItLeadsTo() throws Exception {
		this.client.navigate(linkOf(asked(Scenario.ELENA)));
		lightAndDark(this.client, "survey-english");
		link("Español").click();
		lightAndDark(this.client, "survey-in-spanish");
		pressWithoutAValue("Aceptar");
		says("No recibimos su respuesta.");
		lightAndDark(this.client, "survey-no-answer-chosen");
		button("Aceptar").click();
		titled("Usted aceptó");
		lightAndDark(this.client, "survey-accepted-spanish");

		StartedAttempt late = asked(Scenario.ELENA);
		this.client.navigate(linkOf(late));
		moveTheClock(Scenario.WINDOW);
		this.client.reload();
		titled("This request is not active");
		lightAndDark(this.client, "survey-not-active");
	}

	/** R3: declining is as easy to find and to press. */
	@Test
	void acceptAndDeclineWeighTheSame() {
		this.client.navigate(linkOf(asked(Scenario.ELENA)));
		for (int width : List.of(320, 1100)) {
			this.client.setViewportSize(width, 640);
			Locator accept = button("Accept");
			Locator decline = button("Decline");
			accept.scrollIntoViewIfNeeded();
			Assertions.assertThat(decline.evaluate(WEIGHT_OF_A_BUTTON))
				.as("at %d pixels", width)
				.isEqualTo(accept.evaluate(WEIGHT_OF_A_BUTTON));
			BoundingBox left = accept.boundingBox();
			BoundingBox right = decline.boundingBox();
			Assertions.assertThat(List.of(right.y, right.width, right.height))
				.as("side by side, of one size, at %d pixels", width)
				.isEqualTo(List.of(left.y, left.width, left.height));
			Assertions.assertThat(left.height).isGreaterThanOrEqualTo(44);
			assertThat(accept).not().isFocused();
		}
	}

	@Test
	void theNoticeOfAnAccessAndWhatItLeadsTo() {
		UUID access = accessTo(Scenario.ELENA);
		this.client.navigate(noticeLinkOf(access));
		lightAndDark(this.client, "notice-of-access");
		pressWithoutAValue("End the access");
		says("Nothing was changed. Choose one of the two buttons below.");
		lightAndDark(this.client, "notice-nothing-chosen");
		button("End the access").click();
		titled("The access has ended");
		lightAndDark(this.client, "notice-access-ended");
		this.client.navigate(noticeLinkOf(access));
		titled("This link is not active");
		lightAndDark(this.client, "notice-not-active");
		this.client.navigate(noticeLinkOf(accessTo(Scenario.ELENA)) + "?lang=es");
		lightAndDark(this.client, "notice-of-access-spanish");
		button("Yo no lo acepté").click();
		titled("El acceso se detuvo");
		lightAndDark(this.client, "notice-access-stopped");
	}

	@Test
	void thePortalOfSomebodyWhomNobodyAsked() {
		openPortal("elena.garcia");
		says("No agent is asking you for access right now.");
		lightAndDark(this.client, "portal-nothing-waits");
		for (Map.Entry<String, String> empty : Map
			.of("inbox", "There is no message for you.", "access", "No agent has access to your case.", "consents",
					"No consent of yours is on record.")
			.entrySet()) {
			this.client.navigate("/resident/" + empty.getKey());
			says(empty.getValue());
			lightAndDark(this.client, "portal-no-" + empty.getKey());
		}
		Assertions.assertThat(this.client.navigate("/resident/nothing").status()).isEqualTo(404);
		titled("There is nothing here");
		assertThat(link("Go to the start page")).hasAttribute("href", "/resident");
		lightAndDark(this.client, "portal-not-found");
		Assertions.assertThat(this.client.navigate("/resident/requests/" + UUID.randomUUID()).status()).isEqualTo(404);
	}

	@Test
	void thePortalOfSomebodyWhoIsAskedAndGaveAccess() throws Exception {
		accessTo(PRIYA);
		StartedAttempt attempt = askedBy("james.chen", PRIYA);
		openPortal("priya.natarajan");
		says("James Chen");
		says("Maria Lopez");
		lightAndDark(this.client, "portal-asked");
		for (String page : List.of("inbox", "access", "consents")) {
			this.client.navigate("/resident/" + page);
			says("Maria Lopez");
			lightAndDark(this.client, "portal-" + page);
		}
		this.client.navigate("/resident/requests/" + attempt.attemptId());
		pressWithoutAValue("Decline");
		says("Your answer was not received.");
		lightAndDark(this.client, "portal-no-answer-chosen");
		button("Decline").click();
		titled("You declined");
		lightAndDark(this.client, "portal-declined");
		whatIsLate();
		theEndOfAnAccess();
	}

	private void whatIsLate() throws Exception {
		StartedAttempt late = askedBy("aisha.khan", PRIYA);
		this.client.navigate("/resident/requests/" + late.attemptId());
		lightAndDark(this.client, "portal-question");
		moveTheClock(Scenario.WINDOW);
		titled("This request is not active");
		lightAndDark(this.client, "portal-not-active");
	}

	private void theEndOfAnAccess() {
		link("Who has access").click();
		this.client.getByRole(AriaRole.LINK, startingWith("End this access")).click();
		lightAndDark(this.client, "portal-end-access");
		pressWithoutAValue("I did not agree");
		says("Nothing was changed.");
		lightAndDark(this.client, "portal-end-nothing-chosen");
		button("I did not agree").click();
		titled("The access was stopped");
		lightAndDark(this.client, "portal-access-stopped");
	}

	@Test
	void settingsOfSomebodyWhoseEmailIsNotVerified() {
		emailOfElena(false);
		try {
			openPortal("elena.garcia");
			link("Settings").click();
			says("not verified: call the exchange to change that");
			assertThat(this.client.getByLabel("Email", anywhere())).isDisabled();
			lightAndDark(this.client, "portal-settings-unverified");
			this.client.getByLabel("Email", anywhere()).evaluate("(it) => { it.disabled = false; it.checked = true; }");
			button("Save").click();
			assertThat(this.client.getByRole(AriaRole.ALERT)).containsText("Nothing was changed.");
			assertThat(this.client.getByLabel("Text message", anywhere())).isChecked();
			lightAndDark(this.client, "portal-settings-refused");
		}
		finally {
			emailOfElena(true);
		}
		link("Settings").click();
		this.client.getByLabel("Español").check();
		button("Save").click();
		says("Guardado.");
		lightAndDark(this.client, "portal-settings-saved-spanish");
	}

	private void emailOfElena(boolean verified) {
		this.jdbc.sql("update client set email_verified = :verified where email = 'elena.garcia1@mail.example'")
			.param("verified", verified)
			.update();
	}

	@Test
	void theSignInAndWhatItRefuses() {
		this.client.navigate("/resident");
		lightAndDark(this.client, "portal-sign-in");
		for (int failure = 0; failure < 5; failure++) {
			signInAsResident("elena.garcia", "wrong");
			says("User name and password do not match. Check both and try again.");
			assertThat(this.client.locator("#username")).hasValue("elena.garcia");
			assertThat(this.client.locator("#password")).hasValue("");
			assertThat(this.client.locator("#password")).isFocused();
		}
		lightAndDark(this.client, "portal-sign-in-failed");
		signInAsResident("elena.garcia", "demo");
		says("Too many sign-ins failed: try again in 15 minutes.");
		lightAndDark(this.client, "portal-locked-out");
		link("Español").click();
		lightAndDark(this.client, "portal-sign-in-spanish");
		this.clientBrowser.clearCookies();
		signInAsResident("priya.natarajan", "demo");
		says("so nothing was saved. Please sign in again.");
		lightAndDark(this.client, "portal-sign-in-again");
		signInAsResident("priya.natarajan", "demo");
		assertThat(this.client.locator("#pending-requests")).isVisible();
		button("Sign out").click();
		says("You are signed out.");
		lightAndDark(this.client, "portal-signed-out");
	}

	/** As a form comes that something between browser and server has changed. */
	private void pressWithoutAValue(String name) {
		button(name).evaluate("(it) => it.removeAttribute('value')");
		button(name).click();
		assertThat(this.client.getByRole(AriaRole.ALERT)).isVisible();
	}

	private static Page.GetByLabelOptions anywhere() {
		return new Page.GetByLabelOptions().setExact(false);
	}

}
