package org.caseaccess.browser;

import java.util.List;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * How an agent ends what was begun, and where the links of the dashboard lead.
 */
@Tag("long")
class AgentEndsBrowserIT extends BrowserTest {

	@Test
	void cancellingWhileTheClientIsAskedKillsTheLink() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		Locator accept = this.client.getByRole(AriaRole.BUTTON, named("Accept"));
		assertThat(accept).isVisible();
		press("Cancel this request");
		assertThat(heading("The request is cancelled")).isVisible();
		accept.click();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("This request is not active"))).isVisible();
		Assertions.assertThat(this.jdbc.sql("select count(*) from consent_record").query(Integer.class).single())
			.isZero();
		this.agent.getByRole(AriaRole.LINK, named("Search again")).click();
		assertThat(heading("Request Case Access")).isVisible();
	}

	@Test
	void everyStepCanBeCancelled() throws Exception {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		this.agent.getByLabel("Cancel this request instead").check();
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent"))).hasCount(0);
		press("Cancel request");
		assertThat(heading("The request is cancelled")).isVisible();

		search("Samuel", "Brooks", "Male", "1979-11-02");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		staySilent();
		assertThat(heading("Client did not respond")).isVisible();
		press("Continue");
		assertThat(this.agent.locator(".fjs-form-field-error")).isVisible();
		this.agent.getByLabel("Cancel this request").check();
		press("Continue");
		assertThat(heading("The request is cancelled")).isVisible();
	}

	@Test
	void closingWhatWasNotFoundLeadsBackToTheSearchAsItWasTyped() {
		signIn("maria.lopez");
		search("Nobody", "Here", "Female", "1980-01-01");
		press("Close");
		assertThat(heading("No single client found")).isVisible();
		this.agent.getByRole(AriaRole.LINK, named("Search again")).click();
		assertThat(heading("Request Case Access")).isVisible();
		assertThat(this.agent.getByLabel("First Name")).hasValue("Nobody");
		assertThat(this.agent.getByLabel("Female")).isChecked();
		assertThat(this.agent.getByLabel("Social Security Number")).hasValue("");
	}

	@Test
	void anAgentEndsTheAccessOnTheCasePage() {
		accessTo(Scenario.ELENA);
		signIn("maria.lopez");
		this.agent.navigate("/agent/cases/C-10001");
		assertThat(this.agent.getByRole(AriaRole.BUTTON, named("Yes, end my access"))).isHidden();
		this.agent.getByText("End access to this case").click();
		press("Yes, end my access");
		assertThat(text("You ended your access to case C-10001.")).isVisible();
		assertThat(this.agent.locator(".message--good")).isFocused();
		assertThat(this.agent.locator(".message").getByText("Access ended by the client:")).hasCount(0);
		Assertions.assertThat(this.agent.navigate("/agent/cases/C-10001").status()).isEqualTo(404);
		this.agent.navigate("/agent/requests");
		assertThat(this.agent.locator("tbody").getByText("Access ended by you")).isVisible();
	}

	@Test
	void everyLinkOfTheDashboardLeadsSomewhere() {
		accessTo(Scenario.ELENA);
		signIn("maria.lopez");
		for (String part : List.of("Quick Links", "Reports", "Issuer Websites", "Announcements", "My Clients",
				"My Policies", "My Prospects", "My Quotes", "My latest requests")) {
			Locator links = this.agent.locator(".card")
				.filter(new Locator.FilterOptions().setHas(this.agent.getByRole(AriaRole.HEADING, named(part))))
				.getByRole(AriaRole.LINK);
			assertThat(links.first()).isVisible();
			links.all().forEach(this::leadsSomewhere);
		}
	}

	private void leadsSomewhere(Locator link) {
		String address = link.getAttribute("href");
		if (address.startsWith("/")) {
			APIResponse answer = this.agent.request().get(BASE + address);
			Assertions.assertThat(answer.status()).as(address).isEqualTo(200);
			Assertions.assertThat(answer.url()).endsWith(address);
		}
		else {
			Assertions.assertThat(address).startsWith("https://");
			Assertions.assertThat(link.getAttribute("rel")).contains("external", "noopener", "noreferrer");
		}
	}

}
