package org.caseaccess.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The resident portal, the end of an access and legal holds in a real browser. */
@Tag("long")
class ResidentBrowserIT extends BrowserTest {

	@Test
	void aClientAnswersByLoggingInAndEndsTheAccess() {
		openPortal("rosa.martinez");
		assertThat(this.client.getByText("Ningún agente le pide acceso en este momento.")).isVisible();
		signIn("maria.lopez");
		search("Rosa", "Martínez", "Female", "1991-02-28");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();

		// the page that was open says that somebody asks
		this.client.getByRole(AriaRole.LINK, named("Las solicitudes para usted han cambiado. Mostrarlas")).click();
		fits("resident-home");
		this.client.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leer y responder")).click();
		assertThat(this.client.locator(".code")).hasText(this.agent.locator("#code").innerText());
		assertThat(this.client.locator("#countdown")).containsText("Quedan ");
		fits("resident-question");
		this.client.getByRole(AriaRole.BUTTON, named("Aceptar")).click();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("Usted aceptó"))).isVisible();
		this.client.reload();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("Usted aceptó"))).isVisible();

		assertThat(heading("Client Consent Received")).isVisible();
		press("Next");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10003");

		this.client.getByRole(AriaRole.LINK, named("English")).click();
		this.client.getByRole(AriaRole.LINK, named("Who has access")).click();
		fits("resident-access");
		this.client.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("End this access")).click();
		fits("resident-end-access");
		this.client.getByRole(AriaRole.BUTTON, named("End the access")).click();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("The access has ended"))).isVisible();
		fits("resident-access-ended");
		Assertions.assertThat(this.agent.reload().status()).isEqualTo(404);
		this.client.navigate("/resident/consents");
		assertThat(this.client.getByText("You agreed, in this portal, that Maria Lopez")).isVisible();
		fits("resident-consents");
		this.client.navigate("/resident/settings");
		fits("resident-settings");
	}

	@Test
	void theQuestionMovesOnWhenTheTimeIsUp() throws Exception {
		signIn("maria.lopez");
		search("Priya", "Natarajan", "Female", "1988-12-30");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openPortal("priya.natarajan");
		this.client.getByRole(AriaRole.LINK, named("Inbox (1)")).click();
		fits("resident-inbox");
		this.client.navigate("/resident");
		this.client.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read and answer")).click();
		assertThat(this.client.getByRole(AriaRole.BUTTON, named("Accept"))).isVisible();
		staySilent();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("This request is not active"))).isVisible();
	}

	@Test
	void whoDidNotAgreeSaysSoThroughTheNoticesLink() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		acceptedByTheClient();
		press("Next");
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10001");
		openNewestNotice();
		fits("access-notice");
		this.client.getByRole(AriaRole.BUTTON, named("I did not agree")).click();
		assertThat(this.client.getByRole(AriaRole.HEADING, named("The access was stopped"))).isVisible();
		fits("access-stopped");
		Assertions.assertThat(this.agent.reload().status()).isEqualTo(404);
	}

	@Test
	void theRecordsOfficerPlacesAHold() {
		this.agent.navigate("/records/holds");
		signInHere(this.agent, "records");
		this.agent.getByLabel("Case Number").fill("c-10001");
		press("Show the holds of this case");
		this.agent.getByLabel("Reason").fill("Lawsuit 26-117");
		press("Place the hold");
		assertThat(text("In force: ")).isVisible();
		picture(this.agent, "legal-hold");
		this.agent.getByRole(AriaRole.LINK, named("Legal holds")).click();
		picture(this.agent, "legal-holds");
	}

	private void openPortal(String username) {
		this.client.navigate("/resident");
		fits("resident-sign-in");
		this.client.locator("#username").fill(username);
		this.client.locator("#password").fill("demo");
		this.client.locator("main button").click();
		assertThat(this.client.locator("#pending-requests")).isVisible();
	}

	/** As {@code picture}, and nothing is wider than the smallest phone. */
	private void fits(String name) {
		this.client.setViewportSize(320, 640);
		picture(this.client, name);
		Assertions.assertThat(this.client.evaluate("document.documentElement.scrollWidth")).as(name).isEqualTo(320);
	}

}
