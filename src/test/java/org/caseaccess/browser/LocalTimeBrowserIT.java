package org.caseaccess.browser;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Times are those of the reader's zone, here one where it is still yesterday, and in the
 * language of the pages, whatever the browser's is.
 */
@Tag("long")
class LocalTimeBrowserIT extends BrowserTest {

	private static final Instant MARCH_FIRST = Instant.parse("2026-03-01T09:05:07Z");

	private static final String IN_HONOLULU = "Feb 28, 2026, 11:05 PM";

	private static final String TO_THE_SECOND = "Feb 28, 2026, 11:05:07 PM HST";

	private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");

	@BeforeEach
	void openInHonolulu() {
		this.agentBrowser.close();
		this.agentBrowser = installed.browser()
			.newContext(new Browser.NewContextOptions().setBaseURL(BASE)
				.setTimezoneId(HONOLULU.getId())
				.setLocale("de-DE"));
		this.agent = this.agentBrowser.newPage();
	}

	@Test
	void theTimesOfAnAgentsPagesAreTheReaders() {
		UUID past = this.scenario.pastRequest(Scenario.WALTER, RequestState.CANCELLED, MARCH_FIRST);
		endedByTheClient(accessTo(Scenario.ELENA));
		accessTo(Scenario.SAMUEL);
		signIn("maria.lopez");
		assertThat(this.agent.locator(".message time"))
			.hasText(inHonolulu(this.jdbc.sql("select ended_at from association where ended_at is not null")
				.query(OffsetDateTime.class)
				.single()));
		assertThat(row("Walter Hughes").locator("time")).hasText(IN_HONOLULU);
		this.agent.navigate("/agent/requests");
		assertThat(row("Walter Hughes").locator("time").first()).hasText(IN_HONOLULU);
		assertThat(row("Walter Hughes").locator("time").last()).hasText("Feb 28, 2026, 11:06 PM");
		this.agent.navigate("/agent/requests/" + past + "/history");
		assertThat(this.agent.locator(".facts time").first()).hasText(IN_HONOLULU);

		this.agent.navigate("/agent/cases/C-10002");
		this.agent.getByLabel("Add a note").fill("Called.");
		press("Add note");
		assertThat(text("Your note was added.")).isVisible();
		this.jdbc.sql("update case_note set written_at = :at")
			.param("at", MARCH_FIRST.atOffset(ZoneOffset.UTC))
			.update();
		this.agent.reload();
		assertThat(this.agent.locator(".note time")).hasText(IN_HONOLULU);
		this.agent.navigate("/agent/reports/case-notes");
		assertThat(row("Called.").locator("time")).hasText(IN_HONOLULU);
	}

	@Test
	void theWayOfARequestHasTheReadersTimesInThePictureToo() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent", false);
		this.agent.navigate(this.agent.url() + "/history");
		assertThat(this.agent.locator("#picture-buttons")).isVisible();
		List<Locator> began = this.agent.locator("[data-element] time").all();
		Assertions.assertThat(began).hasSizeGreaterThan(3);
		for (Locator time : began) {
			assertThat(time)
				.hasText(written("MMM d, uuuu, h:mm:ss a 'HST'", OffsetDateTime.parse(time.getAttribute("datetime"))));
		}
		OffsetDateTime first = OffsetDateTime
			.parse(this.agent.locator("[data-element=Task_SearchClientRecord] time").getAttribute("datetime"));
		assertThat(this.agent.locator("[data-container-id=Task_SearchClientRecord] .way-time"))
			.hasText(written("h:mm:ss a", first));
	}

	@Test
	void theTimesOfAuditorsAndRecordsOfficersAreTheReaders() {
		this.scenario.pastRequest(Scenario.ELENA, RequestState.CANCELLED, MARCH_FIRST);
		accessTo(Scenario.ELENA);
		this.jdbc
			.sql("""
					insert into legal_hold (id, client_id, action, reason, recorded_by, recorded_at)
					select :id, client_id, 'PLACED', 'Lawsuit', 'records', :at from client_case where case_number = 'C-10001'
					""")
			.param("id", UUID.randomUUID())
			.param("at", MARCH_FIRST.atOffset(ZoneOffset.UTC))
			.update();
		OffsetDateTime recorded = this.jdbc.sql("select recorded_at from consent_record")
			.query(OffsetDateTime.class)
			.single();
		this.agent.navigate("/audit");
		signInHere(this.agent, "auditor");
		assertThat(row("C-10001").locator("time")).hasText(written("MMM d, uuuu, h:mm:ss a 'HST'", recorded));
		this.agent.navigate("/audit/cases/C-10001");
		assertThat(row("Search").locator("time").first()).hasText(TO_THE_SECOND);
		assertThat(row("Legal hold placed").locator("time")).hasText(TO_THE_SECOND);
		this.agentBrowser.clearCookies();
		this.agent.navigate("/records/holds");
		signInHere(this.agent, "records");
		assertThat(row("C-10001").locator("time")).hasText(IN_HONOLULU);
		this.agent.navigate("/records/holds/C-10001");
		assertThat(this.agent.locator(".facts time")).hasText(IN_HONOLULU);
	}

	/** The first row with a text. */
	private Locator row(String text) {
		return this.agent.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text)).first();
	}

	private static String inHonolulu(OffsetDateTime time) {
		return written("MMM d, uuuu, h:mm a", time);
	}

	private static String written(String pattern, OffsetDateTime time) {
		return DateTimeFormatter.ofPattern(pattern, Locale.US).format(time.atZoneSameInstant(HONOLULU));
	}

}
