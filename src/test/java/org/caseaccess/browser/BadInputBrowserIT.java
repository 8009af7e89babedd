package org.caseaccess.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.assertj.core.api.Assertions;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What agents mistype, or somebody types with intent: said in plain words on the field,
 * nothing typed is lost, and nothing of it becomes part of the page.
 */
@Tag("long")
class BadInputBrowserIT extends BrowserTest {

	private static final String SCRIPT = "<script>alert(1)</script><b id=x>&amp;";

	private static final String LONG = "ñ".repeat(300);

	private static final String ARABIC = "مريم ١٢";

	private static final String EMOJI = "Zoë 👩‍👧 O’Brien";

	private final List<String> run = new ArrayList<>();

	@BeforeEach
	void watchForWhatRuns() {
		this.agent.onDialog((dialog) -> {
			this.run.add(dialog.message());
			dialog.dismiss();
		});
		signIn("maria.lopez");
	}

	@Test
	void everyFieldOfASearchSaysWhatIsWrongWithIt() {
		openSearch();
		Map<String, String> typed = new LinkedHashMap<>();
		Map<String, String> said = new LinkedHashMap<>();
		typed.put("First Name", "   ");
		said.put("First Name", "Enter the client's first name.");
		typed.put("Last Name", LONG);
		said.put("Last Name", "Last Name can have at most 100 characters.");
		typed.put("Date Of Birth", "2999-01-01");
		said.put("Date Of Birth", "The date of birth is in the future.");
		typed.put("Social Security Number", "12A-45-6789");
		said.put("Social Security Number", "A Social Security Number has nine digits, for example 123-45-6789.");
		typed.put("Case Number", SCRIPT);
		said.put("Case Number", "Case Number can have letters, digits and hyphens, at most 20.");
		typed.put("Application Number", EMOJI);
		said.put("Application Number", "Application Number can have letters, digits and hyphens, at most 20.");
		typed.forEach((label, value) -> this.agent.getByLabel(label).fill(value));
		press("Search");

		assertThat(this.agent.locator("#error-summary")).isFocused();
		assertThat(this.agent).hasTitle("Error: Request Case Access – Case Access");
		typed.forEach((label, value) -> {
			Locator field = this.agent.getByLabel(label);
			assertThat(field).hasValue(value);
			assertThat(field).hasAttribute("aria-invalid", "true");
			assertThat(field).hasAccessibleDescription(Pattern.compile(said.get(label)));
			this.agent.getByRole(AriaRole.LINK, named(said.get(label))).click();
			assertThat(field).isFocused();
		});
		this.agent.getByRole(AriaRole.LINK, named("Choose the client's sex.")).click();
		assertThat(this.agent.getByLabel("Female")).isFocused();
		nothingRan();
		Assertions.assertThat(this.agent.url()).startsWith(BASE + "/agent/requests").doesNotContain("6789");
		lightAndDark(this.agent, "search-all-errors");
	}

	@Test
	void aDateThatDoesNotExistStaysInItsField() {
		fillIn("Elena", "Garcia", "Female", "1984-05-17");
		this.agent.getByLabel("Date Of Birth").focus();
		this.agent.keyboard().type("02312001");
		press("Search");
		assertThat(this.agent.getByLabel("Date Of Birth")).hasAccessibleDescription("Enter a date that exists.");
		assertThat(this.agent.getByLabel("Date Of Birth")).isFocused();
		// the browser keeps such a date from the page, but not from the reader
		Assertions
			.assertThat((boolean) this.agent.getByLabel("Date Of Birth").evaluate("(field) => field.validity.badInput"))
			.isTrue();
		assertThat(this.agent.getByLabel("Last Name")).hasValue("Garcia");
		this.agent.keyboard().type("05171984");
		press("Search");
		assertThat(heading("Consent needed")).isVisible();
	}

	@Test
	void namesOfEveryScriptAreShownAsTheyWereTyped() {
		for (String name : List.of(EMOJI, ARABIC, SCRIPT)) {
			search(name, name, "Female", "1984-05-17");
			assertThat(this.agent.locator("#request > p strong")).hasText(name + " " + name);
			press("Close");
			assertThat(heading("No single client found")).isVisible();
			nothingRan();
		}
		for (String page : List.of("/agent", "/agent/requests")) {
			this.agent.navigate(page);
			for (String name : List.of(EMOJI, ARABIC, SCRIPT)) {
				assertThat(this.agent.locator("tbody").getByText(name + " " + name)).isVisible();
			}
			nothingRan();
		}
		this.agent.getByLabel("Client or Case Number").fill(SCRIPT);
		press("Show");
		assertThat(this.agent.getByLabel("Client or Case Number")).hasValue(SCRIPT);
		assertThat(this.agent.locator("tbody tr")).hasCount(1);
		nothingRan();
	}

	@Test
	void whoSpeaksForAClientIsNamedWithWhatEntitlesThem() {
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent");
		press("Accept");
		refused(this.agent.getByRole(AriaRole.CHECKBOX), "Field is required.");
		acknowledge(5);
		press("Accept");
		assertThat(this.agent.getByText("Field is required.")).hasCount(2);
		this.agent.getByLabel("By phone").check();
		this.agent.getByLabel("I know the client").check();
		Locator name = this.agent.getByLabel("Name of the authorised representative");
		Locator authority = this.agent.getByLabel("What entitles the representative to consent");

		fillAndAccept(name, "   ");
		refused(name, "Enter the name in plain text, or leave the field empty.");
		fillAndAccept(name, LONG);
		refused(name, "Field must have maximum length of 200.");
		assertThat(name).hasValue(LONG);
		fillAndAccept(name, EMOJI + " " + ARABIC);
		refused(authority, "Field is required.");
		fillAndAccept(authority, "   ");
		refused(authority, "Enter in plain text what entitles the representative.");
		fillAndAccept(authority, LONG);
		refused(authority, "Field must have maximum length of 200.");
		assertThat(name).hasValue(EMOJI + " " + ARABIC);

		name.fill("");
		assertThat(authority).hasCount(0);
		name.fill(EMOJI + " " + ARABIC);
		fillAndAccept(authority, SCRIPT);
		assertThat(heading("Confirm access")).isVisible();
		press("Ok");
		this.agent.waitForURL("**/agent/cases/C-10004");
		Assertions
			.assertThat(this.jdbc.sql("select representative_name, representative_authority from consent_record")
				.query()
				.singleRow()
				.values())
			.containsExactly(EMOJI + " " + ARABIC, SCRIPT);
	}

	@Test
	void aNoteIsKeptUntilItIsRight() {
		accessTo(Scenario.ELENA);
		this.agent.navigate("/agent/cases/C-10001");
		Locator note = this.agent.getByLabel("Add a note");
		Map<String, String> wrong = new LinkedHashMap<>();
		wrong.put("   ", "Enter the text of the note.");
		wrong.put("x".repeat(2001), "A note can have at most 2,000 characters; this one has 2,001.");
		wrong.put(SCRIPT + " 911-31-6037", "The note seems to contain a Social Security Number. Leave it out.");
		wrong.forEach((typed, message) -> {
			note.fill(typed);
			press("Add note");
			assertThat(this.agent.locator("#note-error")).hasText(message);
			assertThat(note).isFocused();
			assertThat(note).hasValue(typed);
			assertThat(note).hasAccessibleDescription(Pattern.compile(message));
		});
		for (String right : List.of(SCRIPT, EMOJI, ARABIC, LONG)) {
			note.fill(right);
			press("Add note");
			assertThat(text("Your note was added.")).isVisible();
			assertThat(this.agent.locator(".note .written").first()).hasText(right);
		}
		assertThat(this.agent.locator(".note")).hasCount(4);
		nothingRan();
		lightAndDark(this.agent, "case-odd-notes");
	}

	private void fillAndAccept(Locator field, String typed) {
		field.fill(typed);
		press("Accept");
		assertThat(field).hasValue(typed);
	}

	/** The field says what is wrong, and has the focus. */
	private void refused(Locator field, String message) {
		assertThat(this.agent.getByText(message)).isVisible();
		assertThat(field).hasAttribute("aria-invalid", "true");
		assertThat(field).hasAccessibleDescription(Pattern.compile(message));
		assertThat(field).isFocused();
	}

	private void nothingRan() {
		Assertions.assertThat(this.run).isEmpty();
		assertThat(this.agent.locator("#x")).hasCount(0);
	}

}
