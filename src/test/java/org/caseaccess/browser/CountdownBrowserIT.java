package org.caseaccess.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The seconds left are those by the server's clock, however wrong the browser's is. */
@Tag("long")
class CountdownBrowserIT extends BrowserTest {

	@Autowired
	private Clock clock;

	@Test
	void theCountdownIsHonestWhateverTheBrowsersClockSays() throws Exception {
		this.agent.clock().setFixedTime(Instant.now().minus(Duration.ofHours(7)).toEpochMilli());
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		press("Request Electronic Consent");
		assertThat(text("Attempt 1 of 3")).isVisible();
		theSecondsAreTrue();
		this.agent.clock().setFixedTime(Instant.now().plus(Duration.ofHours(5)).toEpochMilli());
		this.agent.reload();
		assertThat(text("Attempt 1 of 3")).isVisible();
		theSecondsAreTrue();
		// the page hears of it with its next word to the server
		moveTheClock(Duration.ofSeconds(8));
		this.agent.waitForCondition(() -> this.shown() <= 82);
		theSecondsAreTrue();
		assertThat(this.agent.getByRole(AriaRole.TIMER)).containsText("seconds left");
	}

	private void theSecondsAreTrue() {
		for (int look = 0; look < 5; look++) {
			int most = secondsLeft();
			int shown = shown();
			int least = secondsLeft();
			Assertions.assertThat(shown).isBetween(least - 1, most + 1);
		}
	}

	private int shown() {
		return Integer.parseInt(this.agent.locator("#seconds").innerText());
	}

	/** A second that has begun counts. */
	private int secondsLeft() {
		Instant deadline = this.jdbc.sql("select deadline from consent_attempt")
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
		return (int) Math.ceilDiv(Duration.between(this.clock.instant(), deadline).toMillis(), 1000);
	}

}
