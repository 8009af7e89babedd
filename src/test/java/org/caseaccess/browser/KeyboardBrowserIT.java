package org.caseaccess.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The keyboard alone is enough: whoever uses it sees at each stop where they are, and
 * comes to the head of each step.
 */
@Tag("long")
class KeyboardBrowserIT extends BrowserTest {

	/** More than any page has. */
	private static final int STOPS = 60;

	@Test
	void aWholeVerbalConsentNeedsNoMouse() {
		signInByKeyboard();
		searchByKeyboard();
		assertThat(heading("Consent needed")).isVisible();
		pressByKeyboard("Confirm Verbal Consent");
		assertThat(heading("Confirm Verbal Consent")).isFocused();
		for (int statement = 0; statement < 5; statement++) {
			tabTo(this.agent.getByRole(AriaRole.CHECKBOX).nth(statement));
			this.agent.keyboard().press("Space");
			assertThat(this.agent.getByRole(AriaRole.CHECKBOX).nth(statement)).isChecked();
		}
		tabTo(radio("By phone"));
		this.agent.keyboard().press("Space");
		this.agent.keyboard().press("ArrowDown");
		seen(this.agent);
		assertThat(radio("In person")).isChecked();
		tabTo(radio("Identity document"));
		this.agent.keyboard().press("Space");
		this.agent.keyboard().press("ArrowDown");
		this.agent.keyboard().press("ArrowDown");
		seen(this.agent);
		assertThat(radio("Questions only the client can answer")).isChecked();
		type("Name of the authorised representative", "Edith Hughes");
		type("What entitles the representative to consent", "Power of attorney, May 1, 2024");
		pressByKeyboard("Accept");
		assertThat(heading("Confirm access")).isFocused();
		tabTo(radio("Yes"));
		this.agent.keyboard().press("Space");
		pressByKeyboard("Ok");
		this.agent.waitForURL("**/agent/cases/C-10004");
		type("Add a note", "Called. Edith speaks for Walter.");
		pressByKeyboard("Add note");
		assertThat(this.agent.locator(".message--good")).isFocused();
		assertThat(text("Called. Edith speaks for Walter.")).isVisible();
		Assertions
			.assertThat(this.jdbc.sql("select representative_name from consent_record").query(String.class).list())
			.containsExactly("Edith Hughes");
		Assertions.assertThat(this.jdbc.sql("select on_demand_referral from association").query(String.class).list())
			.containsExactly("YES");
	}

	private void signInByKeyboard() {
		this.agent.navigate("/agent");
		type("User name", "maria.lopez");
		type("Password", "demo");
		this.agent.keyboard().press("Enter");
		assertThat(heading("Dashboard")).isVisible();
	}

	private void searchByKeyboard() {
		this.agent.keyboard().press("Tab");
		seen(this.agent);
		this.agent.keyboard().press("Enter");
		Locator start = this.agent.getByRole(AriaRole.LINK, named("Request Case Access"));
		tabTo(start);
		this.agent.keyboard().press("Enter");
		assertThat(heading("Request Case Access")).isVisible();
		type("First Name", "Walter");
		type("Last Name", "Hughes");
		tabTo(radio("Female"));
		this.agent.keyboard().press("ArrowRight");
		assertThat(radio("Male")).isChecked();
		tabTo(this.agent.getByLabel("Date Of Birth"));
		this.agent.keyboard().type("08091948");
		pressByKeyboard("Search");
	}

	private void type(String label, String typed) {
		tabTo(this.agent.getByLabel(label));
		this.agent.keyboard().type(typed);
	}

	private void pressByKeyboard(String button) {
		tabTo(this.agent.getByRole(AriaRole.BUTTON, named(button)));
		this.agent.keyboard().press("Enter");
	}

	/** From stop to stop, each of which is seen, until the wanted one has the focus. */
	private void tabTo(Locator wanted) {
		assertThat(wanted).isVisible();
		for (int stop = 0; stop < STOPS && !hasFocus(wanted); stop++) {
			this.agent.keyboard().press("Tab");
			seen(this.agent);
		}
		assertThat(wanted).isFocused();
	}

	private static boolean hasFocus(Locator wanted) {
		return (boolean) wanted.evaluate("(it) => it === document.activeElement");
	}

	private Locator radio(String name) {
		return this.agent.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

}
