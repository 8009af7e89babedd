package org.caseaccess.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What clients decide by clicking, and what agent, clients and other tabs see of it. */
@Tag("long")
class AnswersBrowserIT extends ClientBrowserTest {

	/** A browser shows what the second click got, so there must be none. */
	@Test
	void whoClicksTwiceHasAnsweredOnceAndReadsIt() {
		StartedAttempt accepted = asked(Scenario.ELENA);
		this.client.navigate(linkOf(accepted));
		clickOnceMoreBeforeTheAnswerArrives("Accept", "You accepted");
		Assertions.assertThat(stateOf(accepted)).isEqualTo("ACCEPTED");
		Assertions.assertThat(records()).isOne();
		this.client.navigate(linkOf(accepted));
		titled("This request is not active");

		StartedAttempt declined = asked(Scenario.ELENA);
		this.client.navigate(linkOf(declined));
		clickOnceMoreBeforeTheAnswerArrives("Decline", "You declined");
		Assertions.assertThat(stateOf(declined)).isEqualTo("DECLINED");
	}

	private void clickOnceMoreBeforeTheAnswerArrives(String button, String title) {
		List<Runnable> held = new ArrayList<>();
		this.client.route("**/consent/**", (route) -> {
			APIResponse answer = route.fetch();
			held.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(answer)));
		});
		button(button).scrollIntoViewIfNeeded();
		BoundingBox box = button(button).boundingBox();
		clickInTheMiddleOf(box);
		this.client.waitForCondition(() -> !held.isEmpty());
		clickInTheMiddleOf(box);
		held.forEach(Runnable::run);
		titled(title);
		Assertions.assertThat(held).hasSize(1);
		this.client.unroute("**/consent/**");
	}

	private void clickInTheMiddleOf(BoundingBox box) {
		this.client.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
	}

	@Test
	void goingBackAfterTheAnswerAsksNothingAndNamesNobody() {
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate(linkOf(attempt));
		Page second = this.clientBrowser.newPage();
		second.navigate(linkOf(attempt));
		button("Decline").click();
		titled("You declined");
		this.client.goBack();
		titled("This request is not active");
		namesNobody();

		second.getByRole(AriaRole.BUTTON, named("Accept")).click();
		assertThat(second.getByRole(AriaRole.HEADING, named("This request is not active"))).isVisible();
		Assertions.assertThat(second.content()).doesNotContain("Maria Lopez");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("DECLINED");
		Assertions.assertThat(records()).isZero();
	}

	@Test
	void aDeclineInThePortalLeavesTheAgentOnlyCancelAndTheTextsLinkIsDead() {
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		Page textsLink = this.client;
		assertThat(button("Accept")).isVisible();

		this.client = this.clientBrowser.newPage();
		openPortal("elena.garcia");
		this.client.getByRole(AriaRole.LINK, startingWith("Read and answer")).click();
		assertThat(this.client.locator(".code")).hasText(this.agent.locator("#code").innerText());
		button("Decline").click();
		titled("You declined");
		textsLink.getByRole(AriaRole.BUTTON, named("Accept")).click();
		assertThat(textsLink.getByRole(AriaRole.HEADING, named("This request is not active"))).isVisible();

		assertThat(heading("Client did not consent")).isVisible();
		Locator waysOn = this.agent.locator("main").getByRole(AriaRole.BUTTON);
		assertThat(waysOn).hasCount(1);
		assertThat(waysOn).hasText("Cancel");
		press("Cancel");
		assertThat(this.agent.getByRole(AriaRole.LINK, named("Search again"))).isVisible();
		Assertions.assertThat(records()).isZero();
	}

	@Test
	void theNoticeOfAnAccessEndsItOrDisputesItAndSaysSo() {
		signIn("maria.lopez");
		UUID ended = accessTo(Scenario.ELENA);
		Assertions.assertThat(this.agent.navigate("/agent/cases/C-10001").status()).isEqualTo(200);
		this.client.navigate(noticeLinkOf(ended));
		titled("An agent has access to your case");
		says("electronically, by your answer to the request");
		clickOnceMoreBeforeTheAnswerArrives("End the access", "The access has ended");
		Assertions.assertThat(this.agent.reload().status()).isEqualTo(404);
		this.client.navigate(noticeLinkOf(ended));
		titled("This link is not active");
		namesNobody();

		UUID disputed = accessTo(Scenario.ELENA);
		this.client.navigate(noticeLinkOf(disputed) + "?lang=es");
		button("Yo no lo acepté").click();
		titled("El acceso se detuvo");
		says("1-800-555-0190");
		Assertions.assertThat(this.agent.navigate("/agent/cases/C-10001").status()).isEqualTo(404);
		Assertions.assertThat(ends()).containsExactly("REVOKED", "OBJECTED");
	}

	private List<String> ends() {
		return this.jdbc.sql("select kind from consent_record where kind <> 'GIVEN' order by sequence_number")
			.query(String.class)
			.list();
	}

	@Test
	void whatIsChosenInTheSettingsAppliesAtOnce() {
		openPortal("elena.garcia");
		// what was chosen for this session would count more than what is on file
		link("Español").click();
		link("English").click();
		link("Settings").click();
		this.client.getByLabel("Español").check();
		this.client.getByLabel("Email", new Page.GetByLabelOptions().setExact(false)).check();
		button("Save").click();
		titled("Preferencias");
		says("Guardado. Vale desde ahora.");
		assertThat(this.client.locator(".message--good")).isFocused();
		assertThat(this.client.locator("html")).hasAttribute("lang", "es");

		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		openNewestNotice();
		titled("¿Puede este agente trabajar en su caso?");
		this.client.goBack();
		Locator newest = this.client.locator("article").first();
		assertThat(newest).containsText(Pattern.compile("EMAIL\\s+to\\s+elena.garcia1@mail.example"));
		assertThat(newest.locator("pre")).hasAttribute("lang", "es");
	}

}
