package org.caseaccess.browser;

import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What auditors and records officers see, on phones, in the light and in the dark.
 */
@Tag("long")
class AuditorBrowserIT extends BrowserTest {

	@Test
	void anAuditorFollowsAConsentOnAPhone() {
		UUID request = accessTo(Scenario.ELENA);
		endedByTheClient(request);
		open("/audit", "auditor");
		assertThat(heading("Consents on record")).isVisible();
		lightAndDark(this.agent, "audit-search");
		this.agent.getByRole(AriaRole.LINK, named("C-10001")).first().click();
		assertThat(text("Client says: I did not agree")).isVisible();
		lightAndDark(this.agent, "audit-case");
		this.agent.getByRole(AriaRole.LINK, named("Oversight")).click();
		assertThat(text("Maria Lopez")).isVisible();
		lightAndDark(this.agent, "audit-oversight");
		this.agent.getByRole(AriaRole.LINK, named("Verify the ledger")).click();
		assertThat(text("The ledger is unbroken.")).isVisible();
		lightAndDark(this.agent, "audit-chain");
		this.scenario.tamperWithTheLedger();
		this.agent.reload();
		assertThat(this.agent.getByRole(AriaRole.ALERT)).containsText("The ledger is broken.");
		lightAndDark(this.agent, "audit-chain-broken");
	}

	@Test
	void whatAnAuditorMistypesIsSaidAtTheField() {
		open("/audit", "auditor");
		this.agent.getByLabel("Case Number").fill("C-99999");
		press("Show the case");
		refused("No case has this number.", "Case Number", "C-99999");
		lightAndDark(this.agent, "audit-no-such-case");
		for (String page : new String[] { "/audit", "/audit/oversight" }) {
			this.agent.navigate(page);
			this.agent.getByLabel("First day").fill("2026-02-02");
			this.agent.getByLabel("Last day").fill("2026-02-01");
			press("Show the period");
			refused("The period ends before it starts.", "First day (UTC)", "2026-02-02");
			refused("The period ends before it starts.", "Last day (UTC)", "2026-02-01");
			lightAndDark(this.agent, page.substring(1).replace('/', '-') + "-no-such-period");
		}
		Assertions.assertThat(this.agent.navigate("/audit/cases/C-99999").status()).isEqualTo(404);
		lightAndDark(this.agent, "audit-not-found");
	}

	@Test
	void aRecordsOfficerPlacesAndReleasesAHoldOnAPhone() {
		open("/records/holds", "records");
		assertThat(text("No hold is in force.")).isVisible();
		this.agent.getByLabel("Case Number").fill("C-99999");
		press("Show the holds of this case");
		refused("No case has this number.", "Case Number", "C-99999");
		lightAndDark(this.agent, "holds-no-such-case");
		this.agent.getByLabel("Case Number").fill("C-10001");
		press("Show the holds of this case");
		assertThat(text("There was never a hold on this client.")).isVisible();
		this.agent.getByLabel("Reason").fill("   ");
		press("Place the hold");
		refused("Give a reason", "Reason", "   ");
		lightAndDark(this.agent, "hold-without-reason");
		this.agent.getByLabel("Reason").fill("Lawsuit 26-117");
		press("Place the hold");
		assertThat(heading("In force: Lawsuit 26-117")).isVisible();
		assertThat(text("The hold was placed.")).isVisible();
		assertThat(this.agent.locator(".message--good")).isFocused();
		this.agent.getByLabel("Why is it released?").fill(" ");
		press("Release this hold");
		refused("Give a reason", "Why is it released?", " ");
		lightAndDark(this.agent, "hold-not-released");
		this.agent.getByRole(AriaRole.LINK, named("Legal holds")).click();
		lightAndDark(this.agent, "holds");
		this.agent.getByRole(AriaRole.LINK, named("C-10001")).click();
		this.agent.getByLabel("Why is it released?").fill("Settled");
		press("Release this hold");
		assertThat(heading("Released: Lawsuit 26-117")).isVisible();
		assertThat(this.agent.locator(".message--good")).isFocused();
		lightAndDark(this.agent, "hold-released");
	}

	private void open(String page, String username) {
		this.agent.navigate(page);
		signInHere(this.agent, username);
	}

	/** The field says itself what is wrong, and what was typed is still in it. */
	private void refused(String message, String label, String typed) {
		Page.GetByLabelOptions exactly = new Page.GetByLabelOptions().setExact(true);
		assertThat(this.agent.getByRole(AriaRole.ALERT)).containsText(message);
		assertThat(this.agent.getByLabel(label, exactly)).hasAttribute("aria-invalid", "true");
		assertThat(this.agent.getByLabel(label, exactly)).hasAccessibleDescription(Pattern.compile(message));
		assertThat(this.agent.getByLabel(label, exactly)).hasValue(typed);
		assertThat(this.agent.locator("[autofocus]")).isFocused();
		assertThat(this.agent).hasTitle(Pattern.compile("^Error: "));
	}

}
