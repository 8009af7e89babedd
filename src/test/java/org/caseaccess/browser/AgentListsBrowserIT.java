package org.caseaccess.browser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * An agent's lists: dashboard, case, notes, the book and the library of requests, looked
 * at on phones and turned page by page.
 */
@Tag("long")
class AgentListsBrowserIT extends BrowserTest {

	private static final Instant LONG_AGO = Instant.parse("2026-03-01T09:05:07Z");

	@Test
	void theDashboardTellsOfEndedAccessesOnAPhone() {
		signIn("maria.lopez");
		this.agent.navigate("/agent/requests");
		assertThat(text("You have not requested access yet.")).isVisible();
		lightAndDark(this.agent, "library-empty");
		UUID request = accessTo(Scenario.ELENA);
		endedByTheClient(request);
		this.agent.navigate("/agent");
		assertThat(this.agent.locator(".message").getByText("Access ended by the client:")).isVisible();
		assertThat(this.agent.locator("#latest + table").getByText("Elena Garcia")).isVisible();
		lightAndDark(this.agent, "dashboard-access-ended");
		while (this.agent.getByRole(AriaRole.BUTTON, startingWith("Mark as read")).count() > 0) {
			this.agent.getByRole(AriaRole.BUTTON, startingWith("Mark as read")).first().click();
			assertThat(text("Marked as read:")).isVisible();
		}
		assertThat(text("You have read all announcements.")).isVisible();
		this.agent.getByRole(AriaRole.LINK, startingWith("All announcements")).click();
		assertThat(text("0 unread")).isVisible();
		lightAndDark(this.agent, "announcements-read");
	}

	@Test
	void aCaseAndTheReportOfItsNotesOnAPhone() {
		accessTo(Scenario.ELENA);
		signIn("maria.lopez");
		this.agent.navigate("/agent/reports/case-notes");
		assertThat(text("You have no notes in a case that you can open now.")).isVisible();
		lightAndDark(this.agent, "case-notes-none");
		this.agent.navigate("/agent/cases/C-10001");
		for (String row : List.of("Marco Garcia", "A-20001", "P-50001", "Dental Plus")) {
			assertThat(text(row)).isVisible();
		}
		this.agent.getByLabel("Add a note").fill("Her number is 911-31-6037");
		press("Add note");
		assertThat(this.agent.getByLabel("Add a note")).isFocused();
		assertThat(this.agent.getByLabel("Add a note")).hasAccessibleDescription("Every agent with access to this "
				+ "case can read it. Notes cannot be changed later. The note seems to contain a Social Security "
				+ "Number. Leave it out.");
		this.agent.getByText("End access to this case").click();
		press("Yes, end my access", false);
		lightAndDark(this.agent, "case-note-error");
		this.agent.getByLabel("Add a note").fill("Llamó ayer 📞\nمرحبا");
		press("Add note");
		assertThat(this.agent.locator(".message--good")).isFocused();
		assertThat(text("Your note was added.")).isVisible();
		this.agent.navigate("/agent/reports/case-notes");
		assertThat(text("Llamó ayer")).isVisible();
		lightAndDark(this.agent, "case-notes-report");
	}

	@Test
	void theListsOfTheBookOnAPhone() {
		endedByTheClient(accessTo(Scenario.ELENA));
		accessTo(Scenario.SAMUEL);
		signIn("maria.lopez");
		for (String list : List.of("clients/current", "clients/past", "policies/active", "prospects/current",
				"quotes/in-progress")) {
			this.agent.navigate("/agent");
			this.agent.locator(".counts a[href$='" + list + "']").click();
			assertThat(this.agent.locator(".tabs [aria-current]")).hasAttribute("href", "/agent/book/" + list);
			lightAndDark(this.agent, list.replace('/', '-'));
		}
	}

	@Test
	void theLibraryIsTurnedPageByPageAndKeepsItsFilter() {
		for (int request = 0; request < 21; request++) {
			UUID walters = past(Scenario.WALTER, RequestState.CANCELLED, request);
			UUID elenas = past(Scenario.ELENA, RequestState.DECLINED, request);
			this.scenario.askedInPast(elenas, "TEXT", AttemptState.DECLINED);
			this.scenario.askedInPast(walters, "EMAIL", AttemptState.WITHDRAWN);
		}
		past(Scenario.TAMARA, RequestState.CANCELLED, 30);
		signIn("maria.lopez");
		this.agent.getByRole(AriaRole.LINK, named("All my requests")).click();
		turnThePages(43, 3);
		lightAndDark(this.agent, "library-last-page");

		this.agent.getByLabel("State").selectOption("Client did not consent");
		press("Show");
		assertThat(this.agent.getByRole(AriaRole.STATUS)).isFocused();
		turnThePages(21, 2);
		assertThat(rows().getByText("Client did not consent")).hasCount(1);
		assertThat(this.agent.getByLabel("State")).hasValue("DECLINED");

		press("Show all");
		this.agent.getByLabel("Consent asked by").selectOption("Email");
		press("Show");
		turnThePages(21, 2);
		assertThat(rows().getByText("Walter Hughes")).hasCount(1);

		this.agent.getByLabel("Client or Case Number").fill("TAMARA q");
		press("Show");
		assertThat(text("No request fits.")).isVisible();
		lightAndDark(this.agent, "library-nothing-fits");
		this.agent.getByLabel("Consent asked by").selectOption("All");
		press("Show");
		assertThat(rows()).hasCount(1);
		assertThat(rows().getByText("Tamara Quinn")).isVisible();
		this.agent.getByRole(AriaRole.LINK, named("Tamara Quinn")).click();
		assertThat(text("The way through the process is not kept any more.")).isVisible();
		lightAndDark(this.agent, "history-way-unknown");
	}

	/** To the last page and back to the first; twenty stand on each. */
	private void turnThePages(int total, int pages) {
		assertThat(this.agent.getByRole(AriaRole.STATUS)).hasText(total + " requests");
		assertThat(rows()).hasCount(20);
		assertThat(link("Previous")).hasCount(0);
		String first = rows().first().innerText();
		for (int page = 2; page <= pages; page++) {
			link("Next").click();
			assertThat(text("Page " + page + " of " + pages)).isVisible();
		}
		assertThat(rows()).hasCount(total % 20);
		assertThat(link("Next")).hasCount(0);
		for (int page = pages - 1; page > 0; page--) {
			link("Previous").click();
			assertThat(text("Page " + page + " of " + pages)).isVisible();
		}
		Assertions.assertThat(rows().first().innerText()).isEqualTo(first);
		for (int page = 2; page <= pages; page++) {
			link("Next").click();
			assertThat(text("Page " + page + " of " + pages)).isVisible();
		}
	}

	private Locator rows() {
		return this.agent.locator("tbody tr");
	}

	private Locator link(String name) {
		return this.agent.getByRole(AriaRole.LINK, named(name));
	}

	private UUID past(SearchCriteria client, RequestState state, int daysBefore) {
		return this.scenario.pastRequest(client, state, LONG_AGO.minus(Duration.ofDays(daysBefore)));
	}

}
