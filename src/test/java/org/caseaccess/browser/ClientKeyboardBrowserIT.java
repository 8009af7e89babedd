package org.caseaccess.browser;

import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The clients' pages by keyboard alone; whoever uses it sees where they are. */
@Tag("long")
class ClientKeyboardBrowserIT extends ClientBrowserTest {

	private static final String OUTLINE = """
			() => {
			  const style = getComputedStyle(document.activeElement);
			  return style.outlineStyle + (parseFloat(style.outlineWidth) >= 2 ? ', wide' : ', thin');
			}
			""";

	/** More stops no page has. */
	private static final int STOPS = 20;

	@Test
	void theSurveyIsReadInTheOtherLanguageAndDeclinedBySpace() {
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate(linkOf(attempt));
		tab(link("Skip to the content"));
		this.client.keyboard().press("Enter");
		tab(button("Accept"));
		tab(button("Decline"));
		this.client.keyboard().press("Shift+Tab");
		this.client.keyboard().press("Shift+Tab");
		assertThat(link("Español")).isFocused();
		this.client.keyboard().press("Enter");
		titled("¿Puede este agente trabajar en su caso?");
		tab(link("Ir al contenido"));
		tab(link("English"));
		tab(button("Aceptar"));
		tab(button("Rechazar"));
		this.client.keyboard().press("Space");
		titled("Usted rechazó");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("DECLINED");
	}

	@Test
	void theSurveyIsAcceptedByEnterAndTheAccessDisputed() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		this.client.navigate(linkOf(attempt));
		tabTo(button("Accept"));
		this.client.keyboard().press("Enter");
		titled("You accepted");
		this.associations.associate(request, null);
		this.accessNotices.send(request);
		this.client.navigate(noticeLinkOf(request));
		tabTo(button("I did not agree"));
		tab(button("End the access"));
		this.client.keyboard().press("Shift+Tab");
		this.client.keyboard().press("Space");
		titled("The access was stopped");
	}

	@Test
	void thePortalFromSignInToSignOut() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		this.client.navigate("/resident");
		assertThat(this.client.getByLabel("User name")).isFocused();
		seen();
		this.client.keyboard().type("elena.garcia");
		tab(this.client.getByLabel("Password"));
		this.client.keyboard().type("demo");
		this.client.keyboard().press("Enter");
		titled("Your case");
		tab(link("Skip to the content"));
		enter(this.client.getByRole(AriaRole.LINK, startingWith("Read and answer")));
		titled("May this agent work in your case?");
		tabTo(button("Accept"));
		tab(button("Decline"));
		this.client.keyboard().press("Shift+Tab");
		this.client.keyboard().press("Space");
		titled("You accepted");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("ACCEPTED");
		this.associations.associate(request, null);

		enter(link("Back to the overview"));
		enter(link("Who has access"));
		titled("Who has access");
		enter(this.client.getByRole(AriaRole.LINK, startingWith("End this access")));
		enter(button("End the access"));
		titled("The access has ended");
		theSettings();
		// from what was said, back to the head of the page
		tabTo(button("Sign out"), "Shift+Tab");
		this.client.keyboard().press("Enter");
		says("You are signed out.");
	}

	private void theSettings() {
		enter(link("Settings"));
		titled("Settings");
		tabTo(this.client.getByLabel("English"));
		this.client.keyboard().press("ArrowRight");
		assertThat(this.client.getByLabel("Español")).isChecked();
		this.client.keyboard().press("ArrowLeft");
		tab(this.client.getByLabel("Text message", anywhere()));
		this.client.keyboard().press("ArrowDown");
		assertThat(this.client.getByLabel("Email", anywhere())).isChecked();
		seen();
		this.client.keyboard().press("Enter");
		says("Saved. From now on this applies.");
		assertThat(this.client.locator(".message--good")).isFocused();
		assertThat(this.client.getByLabel("Email", anywhere())).isChecked();
	}

	private void enter(Locator target) {
		tabTo(target);
		this.client.keyboard().press("Enter");
	}

	/** The next stop is this one. */
	private void tab(Locator target) {
		this.client.keyboard().press("Tab");
		assertThat(target).isFocused();
		seen();
	}

	private void tabTo(Locator target) {
		tabTo(target, "Tab");
	}

	private void tabTo(Locator target, String key) {
		assertThat(target).isVisible();
		for (int stop = 0; stop < STOPS
				&& !(boolean) target.evaluate("(it) => it === document.activeElement"); stop++) {
			this.client.keyboard().press(key);
			seen();
		}
		assertThat(target).isFocused();
	}

	private void seen() {
		Assertions.assertThat(this.client.evaluate(OUTLINE)).isEqualTo("solid, wide");
		assertThat(this.client.locator(":focus")).isInViewport();
	}

	private static Page.GetByLabelOptions anywhere() {
		return new Page.GetByLabelOptions().setExact(false);
	}

}
