package org.caseaccess.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Clock.InstallOptions;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What clients read of the time: how long is left, and when something was. */
@Tag("long")
class ResidentTimesBrowserIT extends ClientBrowserTest {

	/** Reads Spanish. */
	private static final SearchCriteria ROSA = Scenario.criteria("Rosa", "Martínez", Sex.F, "1991-02-28");

	private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");

	private static final Locale SPANISH = Locale.of("es");

	private static final String LISTEN = """
			() => {
			  window.said = [];
			  const region = document.getElementById('countdown-said');
			  new MutationObserver(() => region.textContent && window.said.push(region.textContent))
			    .observe(region, { childList: true });
			}
			""";

	@Autowired
	Clock serversClock;

	/** R14, and the countdown never lies by more than a second. */
	@Test
	void theCountdownIsTheServersAndIsSaidFourTimesInTheReadersLanguage() {
		this.client.clock().install(new InstallOptions().setTime(Date.from(Instant.now().plus(Duration.ofHours(5)))));
		openPortal("rosa.martinez");
		StartedAttempt attempt = asked(ROSA);
		this.client.navigate("/resident/requests/" + attempt.attemptId());
		assertThat(this.client.locator("#countdown")).hasText(Pattern.compile("Quedan \\d+ segundos"));
		long atFirst = agreesWithTheDeadline(attempt);
		this.client.waitForCondition(() -> agreesWithTheDeadline(attempt) <= atFirst - 3);
		this.client.evaluate(LISTEN);
		this.client.clock().runFor(80_000);
		Assertions.assertThat((List<?>) this.client.evaluate("() => window.said"))
			.hasToString("[Quedan 60 segundos, Quedan 30 segundos, Quedan 20 segundos, Quedan 10 segundos]");
	}

	private long agreesWithTheDeadline(StartedAttempt attempt) {
		Instant deadline = deadlineOf(attempt);
		double most = millisUntil(deadline) / 1000.0;
		Matcher shown = Pattern.compile("\\d+").matcher(this.client.locator("#countdown").innerText());
		double least = millisUntil(deadline) / 1000.0;
		Assertions.assertThat(shown.find()).isTrue();
		long seconds = Long.parseLong(shown.group());
		// whole seconds are shown
		Assertions.assertThat(seconds).isBetween((long) Math.floor(least) - 1, (long) Math.ceil(most) + 1);
		return seconds;
	}

	private long millisUntil(Instant deadline) {
		return Duration.between(this.serversClock.instant(), deadline).toMillis();
	}

	@Test
	void timesAreInTheReadersZoneAndLanguage() {
		changeBrowser(new Browser.NewContextOptions().setTimezoneId(HONOLULU.getId()).setLocale("es-US"));
		accessTo(ROSA);
		StartedAttempt attempt = askedBy("james.chen", ROSA);
		openPortal("rosa.martinez");
		titled("Su caso");
		assertThat(this.client.locator("#pending-requests time")).hasText(inHonolulu("H:mm:ss", deadlineOf(attempt)));
		String since = dayInHonolulu("select started_at from association");
		assertThat(this.client.locator("section[aria-labelledby=who] time")).hasText(since);
		link("Quién tiene acceso").click();
		assertThat(this.client.locator("main time")).hasText(since);
		this.client.getByRole(AriaRole.LINK, startingWith("Terminar este acceso")).click();
		assertThat(this.client.locator("main time")).hasText(since);
		link("Mis consentimientos").click();
		assertThat(this.client.locator("main time")).hasText(dayInHonolulu("select recorded_at from consent_record"));
		this.client.navigate("/resident/requests/" + attempt.attemptId());
		assertThat(this.client.locator("main time")).hasText(inHonolulu("H:mm:ss", deadlineOf(attempt)));
	}

	/** Without scripts a survey names the zone of its clock, and says seconds. */
	@Test
	void theSurveyNamesTheZoneOfItsDeadline() {
		changeBrowser(new Browser.NewContextOptions().setTimezoneId(HONOLULU.getId()).setJavaScriptEnabled(false));
		StartedAttempt attempt = asked(Scenario.ELENA);
		this.client.navigate(linkOf(attempt));
		assertThat(this.client.locator("main time")).hasText(DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH)
			.withZone(ZoneId.systemDefault())
			.format(deadlineOf(attempt)));
		Matcher said = Pattern.compile("You had (\\d+) seconds left when this page opened\\.")
			.matcher(this.client.locator("main").innerText());
		Assertions.assertThat(said.find()).isTrue();
		Assertions.assertThat(Integer.parseInt(said.group(1))).isBetween(80, 90);
	}

	private Instant deadlineOf(StartedAttempt attempt) {
		return this.jdbc.sql("select deadline from consent_attempt where id = :id")
			.param("id", attempt.attemptId())
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

	private String dayInHonolulu(String query) {
		return inHonolulu("d 'de' MMMM 'de' yyyy 'a las' H:mm",
				this.jdbc.sql(query).query(OffsetDateTime.class).single().toInstant());
	}

	private static String inHonolulu(String pattern, Instant instant) {
		return DateTimeFormatter.ofPattern(pattern, SPANISH).withZone(HONOLULU).format(instant);
	}

}
