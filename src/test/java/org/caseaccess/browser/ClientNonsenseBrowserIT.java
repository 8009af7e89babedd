package org.caseaccess.browser;

import java.util.List;

import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Nonsense wherever a client can type or a form can be changed: plain words, no harm. */
@Tag("long")
class ClientNonsenseBrowserIT extends ClientBrowserTest {

	private static final List<String> NONSENSE = List.of("🙂🙃", "שלום‮ abc", "<b onclick=x>", "' or 1=1 --",
			"x".repeat(5_000));

	@Test
	void nobodySignsInWithNonsense() {
		this.client.navigate("/resident");
		button("Sign in").click();
		assertThat(this.client.getByLabel("User name")).isFocused();
		for (String nonsense : NONSENSE) {
			signInAsResident(nonsense, nonsense);
			says("User name and password do not match. Check both and try again.");
		}
		signInAsResident("elena.garcia", "demo".repeat(1_000));
		says("User name and password do not match. Check both and try again.");
		signInAsResident(" Elena.Garcia ", "demo");
		says("User name and password do not match. Check both and try again.");
		signInAsResident("elena.garcia", "demo");
		titled("Your case");
	}

	@Test
	void aChangedFormChangesNothing() {
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate(linkOf(attempt) + "?lang=🙂");
		titled("May this agent work in your case?");
		sendAs("decision", "🙂", "Accept");
		says("Your answer was not received.");
		// the token in the address is the right itself, and there is no other to forge
		assertThat(this.client.locator("form input[name=_csrf]")).hasCount(0);
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");

		openPortal("elena.garcia");
		link("Settings").click();
		for (String field : List.of("language", "method")) {
			sendAs(field, "🙂<b>", "Save");
			assertThat(this.client.getByRole(AriaRole.ALERT)).containsText("Nothing was changed.");
			assertThat(this.client.getByLabel("English")).isChecked();
		}
	}

	private void sendAs(String field, String value, String button) {
		this.client.locator("[name=" + field + "]")
			.evaluateAll("(fields, value) => fields.forEach((it) => it.value = value)", value);
		button(button).click();
	}

	@Test
	void anAddressThatIsNoneSaysSoInPlainWords() {
		openPortal("elena.garcia");
		for (String address : List.of("/resident/requests/🙂", "/resident/access/1", "/resident/%3Cb%3E")) {
			int status = this.client.navigate(address).status();
			Assertions.assertThat(status).as(address).isBetween(400, 404);
			assertThat(this.client.getByRole(AriaRole.HEADING)).hasCount(1);
			assertThat(link("Go to the start page")).isVisible();
			Assertions.assertThat(this.client.content()).doesNotContain("Exception", "java", "UUID", "<b>");
		}
		this.client.navigate("/resident/requests/🙂?lang=es");
		lightAndDark(this.client, "portal-no-such-address");
	}

}
