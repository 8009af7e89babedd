package org.caseaccess.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Response;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The consent survey on a phone that runs no scripts: nothing of it may need one. */
@Tag("long")
class SurveyBrowserIT extends ClientBrowserTest {

	/** Bytes of the page and its style, as they are before compression. */
	private static final int MOST_BYTES = 50_000;

	@Autowired
	AccessRequests requests;

	@Test
	void isReadInBothLanguagesAndAcceptedWithoutScripts() {
		withoutScripts();
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate(linkOf(attempt));
		titled("May this agent work in your case?");
		for (String fact : List.of("Maria Lopez", "Harbor Health Insurance Agency", "18452301", attempt.matchingCode(),
				"your household, your applications and your enrollments", "The access lasts until you end it",
				"You can end it at any time in the resident portal")) {
			says(fact);
		}
		link("Español").click();
		titled("¿Puede este agente trabajar en su caso?");
		assertThat(this.client.locator("html")).hasAttribute("lang", "es");
		assertThat(button("Rechazar")).isVisible();
		link("English").click();
		titled("May this agent work in your case?");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("PENDING");
		button("Accept").click();
		titled("You accepted");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("ACCEPTED");
	}

	@Test
	void isDeclinedWithoutScriptsInTheLanguageThatWasRead() {
		withoutScripts();
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate(linkOf(attempt));
		link("Español").click();
		button("Rechazar").click();
		titled("Usted rechazó");
		assertThat(this.client.locator("html")).hasAttribute("lang", "es");
		Assertions.assertThat(stateOf(attempt)).isEqualTo("DECLINED");
		Assertions.assertThat(records()).isZero();
	}

	@Test
	void isSmall() {
		List<Response> loaded = new ArrayList<>();
		this.client.onResponse(loaded::add);
		this.client.navigate(linkOf(asked(Scenario.ELENA)));
		titled("May this agent work in your case?");
		int bytes = loaded.stream().mapToInt((part) -> part.body().length).sum();
		System.out.printf("first load of the survey: %,d bytes in %d files%n", bytes, loaded.size());
		Assertions.assertThat(bytes).isLessThan(MOST_BYTES);
	}

	/** R2: who has no right to an answer learns nothing, not even why. */
	@Test
	void whateverIsNotActiveReadsTheSameAndNamesNobody() throws Exception {
		withoutScripts();
		Map<String, String> pages = new LinkedHashMap<>();
		StartedAttempt used = asked(Scenario.ELENA);
		this.client.navigate(linkOf(used));
		button("Accept").click();
		titled("You accepted");
		pages.put("used", inactive(linkOf(used)));

		UUID left = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt withdrawn = this.scenario.ask(left);
		this.requests.leave(left);
		pages.put("the agent left", inactive(linkOf(withdrawn)));
		pages.put("unknown", inactive("/consent/8fP2rYx0m3Q7tLw1Zk5sVb9nHc4dJg6e"));
		pages.put("malformed", inactive("/consent/%C3%B1%20%3Cb%3E'"));
		pages.put("long", inactive("/consent/" + "x".repeat(2_000)));

		StartedAttempt late = asked(Scenario.ELENA);
		this.client.navigate(linkOf(late));
		moveTheClock(Scenario.WINDOW);
		button("Accept").click();
		pages.put("answered late", inactivePage());
		pages.put("late", inactive(linkOf(late)));
		Assertions.assertThat(pages)
			.allSatisfy((why, page) -> Assertions.assertThat(page).isEqualTo(pages.get("used")));
		Assertions.assertThat(stateOf(late)).isEqualTo("PENDING");
		Assertions.assertThat(records()).isOne();
	}

	private String inactive(String link) {
		Assertions.assertThat(this.client.navigate(link).status()).isEqualTo(410);
		return inactivePage();
	}

	private String inactivePage() {
		titled("This request is not active");
		namesNobody();
		return this.client.content();
	}

	private void withoutScripts() {
		changeBrowser(new Browser.NewContextOptions().setJavaScriptEnabled(false));
	}

}
