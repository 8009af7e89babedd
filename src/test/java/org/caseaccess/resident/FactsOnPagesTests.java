package org.caseaccess.resident;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.CaseStory;
import org.caseaccess.domain.PagesTest;
import org.caseaccess.domain.Scenario;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Another exchange, another phone: every page, the text that a client agrees to, and the
 * hash of it are of this installation (R21).
 */
@PagesTest
@TestPropertySource(properties = { "case-access.installation.phone=1-888-555-0142",
		"case-access.installation.exchange-name=Harbor Connect",
		"case-access.installation.exchange-name-es=Conecta Puerto" })
class FactsOnPagesTests extends CaseStory {

	private static final String PHONE = "1-888-555-0142";

	@Autowired
	private MockMvc mvc;

	@Test
	void everyPageOfClientsNamesThisExchangeInBothLanguages() throws Exception {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		UUID access = accessFor(Scenario.criteria("Priya", "Natarajan", Sex.F, "1988-12-30"));
		for (String path : List.of("/consent/" + this.scenario.tokenOf(attempt), "/consent/nothing",
				"/consent/end/" + this.scenario.accessTokenOf(access), "/consent/end/nothing")) {
			shows(get(path).param("lang", "en"), "Harbor Connect");
			shows(get(path).param("lang", "es").locale(Locale.of("es")), "Conecta Puerto");
		}
		for (String path : List.of("/resident", "/resident/inbox", "/resident/access", "/resident/consents",
				"/resident/settings", "/resident/requests/" + attempt.attemptId(),
				"/resident/access/" + UUID.randomUUID())) {
			shows(get(path).param("lang", "en").with(user("elena.garcia").roles("RESIDENT")), "Harbor Connect");
			shows(get(path).param("lang", "es").with(user("elena.garcia").roles("RESIDENT")), "Conecta Puerto");
		}
		shows(get("/resident/sign-in").locale(Locale.of("es")), "Conecta Puerto");
		shows(post("/consent/end/" + this.scenario.accessTokenOf(access)).with(csrf()).param("choice", "END"),
				"Harbor Connect");
	}

	@Test
	void everyPageOfOthersNamesItToo() throws Exception {
		accessFor(Scenario.ELENA);
		shows(get("/sign-in"), "Harbor Connect");
		for (String path : List.of("/audit", "/audit/oversight", "/audit/chain")) {
			shows(get(path).with(user("auditor").roles("AUDITOR")), "Harbor Connect");
		}
		shows(get("/records/holds").with(user("records").roles("RECORDS")), "Harbor Connect");
		shows(get("/operations/notices").with(user("operator").roles("OPERATOR")), "Harbor Connect");
		shows(get("/operations/templates").with(user("operator").roles("OPERATOR")), "Harbor Connect");
		shows(failed("/agent/nothing"), "Harbor Connect");
		shows(failed("/consent/nothing").locale(Locale.of("es")), "Conecta Puerto");
	}

	@Test
	void theCertificateNamesThisExchange() throws Exception {
		accessFor(Scenario.ELENA);
		byte[] file = this.mvc.perform(get("/audit/consents.pdf").with(user("auditor").roles("AUDITOR")))
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
		try (PDDocument certificate = Loader.loadPDF(file)) {
			assertThat(new PDFTextStripper().getText(certificate)).contains("Harbor Connect", PHONE)
				.satisfies(this::noDefaults);
		}
	}

	private static MockHttpServletRequestBuilder failed(String path) {
		return get("/error").requestAttr(RequestDispatcher.ERROR_REQUEST_URI, path)
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404)
			.with((request) -> {
				request.setDispatcherType(DispatcherType.ERROR);
				return request;
			});
	}

	@Test
	void theConsentTextAndItsHashAreOfThisInstallation() {
		StartedAttempt attempt = this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		answer(attempt, Decision.ACCEPT);
		assertThat(this.jdbc.sql("select rescission from consent_record").query(String.class).single())
			.contains("Harbor Connect at " + PHONE);
		assertThat(this.jdbc.sql("""
				select t.text from consent_text t join consent_record r on r.text_sha256 = t.sha256
				""").query(String.class).single()).contains("at " + PHONE, "your case at Harbor Connect")
			.satisfies(this::noDefaults);
	}

	private void shows(MockHttpServletRequestBuilder request, String exchange) throws Exception {
		String page = this.mvc.perform(request.accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains(exchange, PHONE).satisfies(this::noDefaults);
	}

	private void noDefaults(String text) {
		assertThat(text).doesNotContain("1-800-555-0190", "Health Insurance Exchange", "Mercado de Seguros de Salud",
				"{phone}", "{exchange}");
	}

}
