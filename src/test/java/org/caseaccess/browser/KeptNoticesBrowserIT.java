package org.caseaccess.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The page of whoever tries the program: answers by text message, emails as they look.
 */
@Tag("long")
class KeptNoticesBrowserIT extends ClientBrowserTest {

	/** Prefers email, English. */
	private static final SearchCriteria SAMUEL = Scenario.criteria("Samuel", "Brooks", Sex.M, "1979-11-02");

	/** Prefers email, Spanish. */
	private static final SearchCriteria JOSE = Scenario.criteria("José", "Núñez-Ortega", Sex.M, "1969-07-24");

	/** The question, or the access, or that an answer was given already. */
	private static final Pattern NOTICE_PAGES = Pattern
		.compile("May this agent .*|An agent has access .*|This request is not active|.Puede este agente .*");

	@Test
	void aClientAnswersByTextMessage() {
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate("/dev/notices");
		String code = attempt.matchingCode();
		writeBack("YES " + "%04d".formatted((Integer.parseInt(code) + 1) % 10_000));
		String uncounted = "your answer was not counted, reply YES %s or NO %s".formatted(code, code);
		phoneShows(uncounted);
		writeBack("yes!");
		phoneShows(uncounted);
		writeBack("🙂 <b>yes</b> ' or 1=1 --");
		phoneShows(uncounted);
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");
		writeBack("YES " + code);
		phoneShows("You accepted, code " + code);
		lightAndDark(this.client, "notices-answered-by-text");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("ACCEPTED");

		StartedAttempt second = asked(Scenario.ELENA);
		this.client.navigate("/dev/notices");
		writeBack("no " + second.matchingCode());
		phoneShows("You declined, code " + second.matchingCode());
		Assertions.assertThat(stateOf(second)).isEqualTo("DECLINED");
	}

	@Test
	void afterStopNoTextMessageComesUntilStart() {
		asked(Scenario.ELENA);
		this.client.navigate("/dev/notices");
		writeBack("STOP");
		phoneShows("You will get no more text messages");
		StartedAttempt unsent = asked(Scenario.ELENA);
		Assertions.assertThat(stateOf(unsent)).isEqualTo("NOT_DELIVERED");
		writeBack("START");
		phoneShows("You will get text messages again.");
		Assertions.assertThat(stateOf(asked(Scenario.ELENA))).isEqualTo("PENDING");
	}

	private void writeBack(String text) {
		Locator newest = this.client.locator("article").first();
		newest.getByLabel("Write back as the client").fill(text);
		newest.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send").setExact(true)).click();
	}

	private void phoneShows(String reply) {
		assertThat(this.client.getByRole(AriaRole.STATUS)).containsText(reply);
	}

	/** The frame runs no scripts, so the page in it is looked at on its own. */
	@Test
	void anEmailIsReadableOnAPhoneAndLeadsToTheQuestion() {
		askedBy("james.chen", SAMUEL);
		accessTo(SAMUEL);
		asked(JOSE);
		this.client.navigate("/dev/notices");
		int emails = this.client.locator("iframe").count();
		Assertions.assertThat(emails).isEqualTo(4);
		for (int email = 0; email < emails; email++) {
			Locator frame = this.client.locator("iframe").nth(email);
			Assertions.assertThat(frame.getAttribute("title")).startsWith("Email: ");
			Assertions.assertThat(frame.getAttribute("sandbox")).isEmpty();
			looksGood(frame.getAttribute("src"), "email-" + email);
		}
		this.client.getByText("The email as the client sees it").first().click();
		FrameLocator shown = this.client.frameLocator("iframe").first();
		assertThat(shown.getByRole(AriaRole.HEADING)).containsText("Necesitamos su respuesta");
		// nothing can look into the frames
		this.client.evaluate("() => document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
		lightAndDark(this.client, "notices-with-emails");
	}

	private void looksGood(String address, String name) {
		Page email = this.clientBrowser.newPage();
		email.setContent(this.clientBrowser.request().get(address).text());
		assertThat(email.getByRole(AriaRole.HEADING)).hasCount(1);
		lightAndDark(email, name);
		String answer = email.getByRole(AriaRole.LINK).first().getAttribute("href");
		email.navigate(answer);
		assertThat(email.getByRole(AriaRole.HEADING).first()).hasText(NOTICE_PAGES);
		email.close();
	}

}
