package org.caseaccess.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.caseaccess.registry.CheckedSearch;
import org.caseaccess.registry.ClientCases;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchForm;
import org.caseaccess.registry.SearchForms;
import org.caseaccess.registry.SearchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The exact search (R6) and what the form accepts. */
@DomainTest
class SearchRulesTests {

	@Autowired
	Clients clients;

	@Autowired
	ClientCases cases;

	@Autowired
	SearchForms forms;

	@Autowired
	JdbcClient jdbc;

	private SearchResult search(String first, String last, String sex, String birth, String ssn, String caseNumber,
			String application) {
		CheckedSearch checked = this.forms.check(new SearchForm(first, last, sex, birth, ssn, caseNumber, application));
		assertThat(checked.errors()).isEmpty();
		return this.clients.search(checked.criteria());
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Elena, Garcia, F, 1984-05-17
			'  elena ', GARCIA, F, 1984-05-17
			josé, núñez-ortega, M, 1969-07-24
			JOSÉ, NÚÑEZ-ORTEGA, M, 1969-07-24
			Jürgen, WEISS, M, 1971-10-03
			anne-marie, 'st.  pierre', F, 1982-09-19
			Zoë, O'Brien, F, 1995-04-03
			""")
	void spacesCaseAndUnicodeFormDoNotMatter(String first, String last, String sex, String birth) {
		assertThat(search(first, last, sex, birth, "", "", "")).isInstanceOf(SearchResult.OneClient.class);
	}

	@Test
	void composedAndDecomposedAccentsAreTheSame() {
		assertThat(search("Jose\u0301", "Nu\u0301n\u0303ez-Ortega", "M", "1969-07-24", null, null, null))
			.isInstanceOf(SearchResult.OneClient.class);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			Zoë, O’Brien, F, 1995-04-03
			Zoë, OʻBrien, F, 1995-04-03
			"Zoë\u200B", "O\u02BCBRIEN\uFEFF", F, 1995-04-03
			José, Núñez‑Ortega, M, 1969-07-24
			José, Núñez – Ortega, M, 1969-07-24
			Anne−Marie, "St.\u00A0Pierre", F, 1982-09-19
			Jürgen, Weiẞ, M, 1971-10-03
			"Ｅｌｅｎａ", "\u3000Garcia\t", F, １９８４－０５－１７
			""")
	void anyApostropheHyphenAndSpaceFindsTheClientAndShapelessCharactersDoNotCount(String first, String last,
			String sex, String birth) {
		assertThat(search(first, last, sex, birth, "", "", "")).isInstanceOf(SearchResult.OneClient.class);
	}

	@Test
	void numbersAreFoundHoweverTheirHyphensAndDigitsAreTyped() {
		for (String ssn : List.of("919‑39–6333", "９１９３９６３３３", " 919 39\u00A06333\u200B", "٩١٩٣٩٦٣٣٣")) {
			assertThat(search("John", "Smith", "M", "1975-03-14", ssn, "", "")).as(ssn)
				.isInstanceOf(SearchResult.OneClient.class);
		}
		for (String number : List.of("c‑10009", "Ｃ－１０００９", "\u200BC - 10009\u3000")) {
			assertThat(search("John", "Smith", "M", "1975-03-14", "", number, "")).as(number)
				.isInstanceOf(SearchResult.OneClient.class);
		}
		assertThat(search("John", "Smith", "M", "1975-03-14", "", "", "a—20009"))
			.isInstanceOf(SearchResult.OneClient.class);
		assertThat(search("Elena", "Garcia", "F", "1984-05-17", "\u200B", "\u00A0", "\u3000"))
			.isInstanceOf(SearchResult.OneClient.class);
	}

	@Test
	void aNameIsKeptWithoutWhatNobodySeesAtItsEnds() {
		assertThat(this.forms.check(form("\u202E\u00A0Mary \t Ann\u200B ")).criteria().firstName())
			.isEqualTo("Mary Ann");
		assertThat(this.forms.check(form("می\u200Cخواهم")).criteria().firstName()).isEqualTo("می\u200Cخواهم");
		assertThat(this.forms.check(form("\u200B\u3164")).errors()).containsOnlyKeys("firstName");
		assertThat(this.forms.check(form("a\uD800b")).errors()).containsOnlyKeys("firstName");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Jose, Nunez-Ortega, M, 1969-07-24
			Elen, Garcia, F, 1984-05-17
			Elena, Garcia, M, 1984-05-17
			Elena, Garcia, F, 1984-05-18
			Garcia, Elena, F, 1984-05-17
			Elena%, Garcia, F, 1984-05-17
			""")
	void nothingIsMatchedInPart(String first, String last, String sex, String birth) {
		assertThat(search(first, last, sex, birth, "", "", "")).isInstanceOf(SearchResult.Nobody.class);
	}

	@Test
	void twoClientsOfOneNameAreToldApartByAnOptionalField() {
		assertThat(search("John", "Smith", "M", "1975-03-14", "", "", "")).isInstanceOf(SearchResult.MoreThanOne.class);
		assertThat(search("John", "Smith", "M", "1975-03-14", "919-39-6333", "", "")).isInstanceOfSatisfying(
				SearchResult.OneClient.class, (one) -> assertThat(one.client().caseNumber()).isEqualTo("C-10009"));
		assertThat(search("John", "Smith", "M", "1975-03-14", "", "c-10010", "")).isInstanceOfSatisfying(
				SearchResult.OneClient.class, (one) -> assertThat(one.client().caseNumber()).isEqualTo("C-10010"));
		assertThat(search("John", "Smith", "M", "1975-03-14", "", "", "A-20009"))
			.isInstanceOf(SearchResult.OneClient.class);
	}

	@Test
	void everyFieldThatIsGivenMustMatch() {
		assertThat(search("Elena", "Garcia", "F", "1984-05-17", "900-00-0000", "", ""))
			.isInstanceOf(SearchResult.Nobody.class);
		assertThat(search("Elena", "Garcia", "F", "1984-05-17", "", "C-10002", ""))
			.isInstanceOf(SearchResult.Nobody.class);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			'', Garcia, F, 1984-05-17, '', '', '', firstName
			'   ', Garcia, F, 1984-05-17, '', '', '', firstName
			Elena, , F, 1984-05-17, '', '', '', lastName
			Elena, Garcia, X, 1984-05-17, '', '', '', sex
			Elena, Garcia, F, 2023-02-31, '', '', '', dateOfBirth
			Elena, Garcia, F, 17.05.1984, '', '', '', dateOfBirth
			Elena, Garcia, F, 2099-01-01, '', '', '', dateOfBirth
			Elena, Garcia, F, 1784-05-17, '', '', '', dateOfBirth
			Elena, Garcia, F, 1984-05-17, 12345678A, '', '', ssn
			Elena, Garcia, F, 1984-05-17, 12345, '', '', ssn
			Elena, Garcia, F, 1984-05-17, '', 'C 1; drop', '', caseNumber
			Elena, Garcia, F, 1984-05-17, '', '', 'A/../1', applicationNumber
			""")
	void whatIsWrongIsSaidOnItsField(String first, String last, String sex, String birth, String ssn, String caseNumber,
			String application, String field) {
		CheckedSearch checked = this.forms.check(new SearchForm(first, last, sex, birth, ssn, caseNumber, application));
		assertThat(checked.criteria()).isNull();
		assertThat(checked.errors()).containsOnlyKeys(field);
	}

	@Test
	void longNamesAreRefusedAndUnusualOnesAreNot() {
		assertThat(this.forms.check(form("x".repeat(300))).errors()).containsOnlyKeys("firstName");
		assertThat(this.forms.check(form("😀 דוד")).errors()).isEmpty();
		assertThat(this.forms.check(form("a\u0000b")).errors()).containsOnlyKeys("firstName");
	}

	@Test
	void theSocialSecurityNumberIsNowhereReadable() {
		SearchForm form = new SearchForm("John", "Smith", "M", "1975-03-14", "919-39-6333", "", "");
		SearchCriteria criteria = this.forms.check(form).criteria();
		assertThat(criteria.ssnHash()).startsWith("development:").doesNotContain("6333");
		assertThat(form.toString() + criteria).doesNotContain("6333", "Smith", "1975");
		Map<String, Object> stored = this.jdbc.sql("select ssn_hash, ssn_last_four from client where ssn_hash = :hash")
			.param("hash", criteria.ssnHash())
			.query()
			.singleRow();
		assertThat(stored.get("ssn_last_four").toString()).doesNotContain("6333");
		assertThat(this.cases.byCaseNumber("C-10009").orElseThrow().ssnMasked()).isEqualTo("***-**-6333");
	}

	@Test
	void whatWasNeverVerifiedIsNoElectronicMethod() {
		UUID brian = this.cases.byCaseNumber("C-10026").orElseThrow().clientId();
		assertThat(this.clients.byId(brian).orElseThrow().electronicMethodOnFile()).isTrue();
		this.jdbc.sql("update client set mobile_verified = false where id = :id").param("id", brian).update();
		assertThat(this.clients.byId(brian).orElseThrow().electronicMethodOnFile()).isFalse();
		this.jdbc.sql("update client set mobile_verified = true where id = :id").param("id", brian).update();
	}

	@Test
	void aCaseShowsItsApplications() {
		assertThat(this.cases.byCaseNumber("C-10001")).hasValueSatisfying((view) -> {
			assertThat(view.clientName()).isEqualTo("Elena Garcia");
			assertThat(view.dateOfBirth()).isEqualTo(LocalDate.of(1984, 5, 17));
			assertThat(view.applications()).extracting("applicationNumber").containsExactly("A-20001", "A-30001");
		});
		assertThat(this.cases.byCaseNumber("C-99999")).isEmpty();
	}

	private static SearchForm form(String firstName) {
		return new SearchForm(firstName, "Garcia", "F", "1984-05-17", null, null, null);
	}

}
