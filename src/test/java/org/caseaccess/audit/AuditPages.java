package org.caseaccess.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.security.MessageDigest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.caseaccess.consent.ConsentWay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.domain.CaseStory;
import org.caseaccess.domain.Scenario;
import org.caseaccess.notification.AnswersByText;
import org.caseaccess.notification.SentMessages;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The auditors' pages and files by route, role and format, on whichever database the
 * subclass names.
 */
@WithMockUser(username = "auditor", roles = "AUDITOR")
abstract class AuditPages extends CaseStory {

	@Autowired
	MockMvc mvc;

	@Autowired
	LedgerEntries ledger;

	@Autowired
	CaseTimeline timeline;

	@Autowired
	AnswersByText byText;

	@ParameterizedTest
	@ValueSource(strings = { "/audit", "/audit/chain", "/audit/cases/C-10001", "/audit/oversight",
			"/audit/cases/C-10001/consents.json", "/audit/consents.csv", "/audit/oversight.csv",
			"/audit/consents/6f1c0c55-3d1e-4bb8-9a52-0d7f6a6b1c11/certificate.pdf" })
	@WithAnonymousUser
	void onlyAuditorsGetIn(String route) throws Exception {
		this.mvc.perform(get(route).accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/sign-in"));
		this.mvc.perform(get(route).accept(MediaType.APPLICATION_JSON)).andExpect(status().isUnauthorized());
		this.mvc.perform(get(route).with(user("maria.lopez").roles("AGENT"))).andExpect(status().isNotFound());
		this.mvc.perform(post(route).with(csrf()).with(user("auditor").roles("AUDITOR")))
			.andExpect(status().isNotFound());
		assertThat(exports()).isEmpty();
	}

	@Test
	@WithAnonymousUser
	void theDemoAuditorSignsInAndLandsHere() throws Exception {
		this.mvc.perform(post("/sign-in").with(csrf()).param("username", "auditor").param("password", "demo"))
			.andExpect(redirectedUrl("/audit"));
	}

	@Test
	void findsACaseOrSaysThatThereIsNone() throws Exception {
		this.mvc.perform(get("/audit").param("caseNumber", " c-10001 "))
			.andExpect(redirectedUrl("/audit/cases/C-10001"));
		this.mvc.perform(get("/audit").param("caseNumber", "C-99999"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("No case has this number.")));
		this.mvc.perform(get("/audit/cases/C-99999")).andExpect(status().isNotFound());
	}

	@Test
	void findsWhatWasRecordedInAPeriod() throws Exception {
		granted();
		this.mvc.perform(get("/audit"))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("The ledger has <strong>1</strong> records.",
					"Consent given", "/audit/cases/C-10001", "Maria Lopez, NPN 18452301")));
		this.mvc.perform(get("/audit").param("from", "2020-01-01").param("to", "2020-01-31"))
			.andExpect(content().string(containsString("No consent was recorded in this period.")));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "from=2026-02-31", "from=tomorrow", "from=2026-02-02&to=2026-02-01", "to=%2B999999999-01-01" })
	void aPeriodThatIsNoneIsRefusedInPlainWords(String period) throws Exception {
		this.mvc.perform(get("/audit?" + period))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("role=\"alert\"")));
		this.mvc.perform(get("/audit/oversight?" + period)).andExpect(status().isUnprocessableEntity());
		this.mvc.perform(get("/audit/consents.json?" + period)).andExpect(status().isUnprocessableEntity());
	}

	@Test
	void theTimelineTellsWhatHappenedInItsOrder() throws Exception {
		this.records.recordEnd(granted(), new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
		this.mvc.perform(get("/audit/cases/C-10001"))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("<h2 id=\"timeline\">", "Search", "one client",
					"Notice requested", "attempt 1 of 3, by text", "Notice sent", "Link opened", "Client accepted",
					"through the link", "Consent recorded", "Agent associated", "Notice of the access sent", "by text",
					"Notice of the access sent", "by email", "Client says: I did not agree")));
	}

	@Test
	void theTimelineTellsWhenANoticeWasSentAndWhenItCame() throws Exception {
		granted();
		this.jdbc.sql("""
				update notice set state = 'DELIVERED', settled_at = settled_at + interval '3' second
				 where notice_key like 'consent:%'
				""").update();
		this.mvc.perform(get("/audit/cases/C-10001"))
			.andExpect(content().string(stringContainsInOrder("Notice requested", "Notice sent", "Notice delivered")));
	}

	@Test
	void aConsentWhoseRequestCameToNothingIsNotActive() throws Exception {
		UUID request = granted();
		this.mvc.perform(get("/audit/cases/C-10001/consents.json"))
			.andExpect(jsonPath("$.entry[0].resource.status").value("active"));
		this.mvc.perform(get("/audit/cases/C-10001")).andExpect(content().string(not(containsString("not used"))));
		this.jdbc.sql("update access_request set state = 'CANCELLED' where id = :id").param("id", request).update();
		this.mvc.perform(get("/audit/cases/C-10001/consents.json"))
			.andExpect(jsonPath("$.entry[0].resource.status").value("inactive"));
		this.mvc.perform(get("/audit/cases/C-10001"))
			.andExpect(content().string(containsString("Consent given<span>, not used</span>")));
	}

	@Test
	void theTimelineKeepsHowARequestEndedWhateverBecameOfTheAccess() throws Exception {
		UUID request = granted();
		this.jdbc.sql("update access_request set state = 'ENDED_BY_CLIENT', closed_at = opened_at where id = :id")
			.param("id", request)
			.update();
		this.mvc.perform(get("/audit/cases/C-10001"))
			.andExpect(content().string(stringContainsInOrder("Request ended", "granted")))
			.andExpect(content().string(not(containsString("ended by client"))));
	}

	@Test
	void theChainIsVerifiedOnThePage() throws Exception {
		granted();
		this.mvc.perform(get("/audit/chain"))
			.andExpect(content().string(stringContainsInOrder("The ledger is unbroken.", "<span>1</span>")));
		this.jdbc.sql("update consent_ledger_head set sequence_number = 5").update();
		this.mvc.perform(get("/audit/chain"))
			.andExpect(content().string(stringContainsInOrder("The ledger is broken.", "Record 2: it is missing.")));
	}

	@Test
	void aCaseAsJsonHasTheNamesOfFhir() throws Exception {
		this.records.recordEnd(granted(), new ConsentEnd(EndedBy.CLIENT, EndMethod.RESIDENT_PORTAL, false));
		this.mvc.perform(get("/audit/cases/C-10001/consents.json"))
			.andExpect(status().isOk())
			.andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
			.andExpect(
					header().string(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"consents-C-10001.json\""))
			.andExpect(jsonPath("$.resourceType").value("Bundle"))
			.andExpect(jsonPath("$.entry.length()").value(2))
			.andExpect(jsonPath("$.entry[0].resource.resourceType").value("Consent"))
			.andExpect(jsonPath("$.entry[0].resource.status").value("inactive"))
			.andExpect(jsonPath("$.entry[0].resource.subject.identifier.value").value("C-10001"))
			.andExpect(jsonPath("$.entry[0].resource.grantee[0].identifier.value").value("18452301"))
			.andExpect(jsonPath("$.entry[0].resource.decision").value("permit"))
			.andExpect(jsonPath("$.entry[0].resource.period.end").exists())
			.andExpect(jsonPath("$.entry[0].resource.caseAccess.content").value(startsWith("{\"accessRequest\"")))
			.andExpect(jsonPath("$.entry[0].resource.caseAccess.course.opened").exists())
			.andExpect(jsonPath("$.entry[0].resource.caseAccess.course.accessNoticeSent").exists())
			.andExpect(jsonPath("$.timeline[*].event").value(hasItem("Link opened")))
			.andExpect(jsonPath("$.entry[1].resource.caseAccess.kind").value("REVOKED"))
			.andExpect(jsonPath("$.texts[0].text").value(startsWith("May this agent")))
			.andExpect(jsonPath("$.timeline[*].event").value(hasItem("Agent associated")));
		assertThat(exports()).containsExactly("auditor case C-10001 JSON");
	}

	@Test
	void aPeriodAsCsvHasOneLineARecordAndNoFormulas() throws Exception {
		verbal("=HYPERLINK(\"http://localhost\")", "@authority");
		String csv = this.mvc.perform(get("/audit/consents.csv"))
			.andExpect(content().contentType("text/csv;charset=UTF-8"))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(csv.lines()).hasSize(2)
			.last()
			.asString()
			.contains("\"'=HYPERLINK(\"\"http://localhost\"\")\",\"'@authority\"", "\"VERBAL\"",
					"\"PREFERENCE_NOT_ELECTRONIC\"");
		assertThat(exports()).singleElement().asString().endsWith("CSV").startsWith("auditor period ");
	}

	@Test
	void aPeriodIsReadAFewRecordsAtATimeAndCertificatesHaveALimit() throws Exception {
		for (String agent : List.of("maria.lopez", "james.chen", "aisha.khan", "sofia.rossi", "robert.miller")) {
			UUID request = this.scenario.requestFor(this.scenario.agent(agent), Scenario.ELENA);
			answer(this.scenario.ask(request), Decision.ACCEPT);
		}
		List<Long> read = new ArrayList<>();
		this.ledger.forEach(Period.lastDays(this.clock), 2, (entry) -> read.add(entry.sequenceNumber()));
		assertThat(read).containsExactly(5L, 4L, 3L, 2L, 1L);
		this.mvc.perform(get("/audit/consents.pdf"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("A PDF has at most 4 certificates, and this period has 5.")));
		assertThat(exports()).isEmpty();
		MockHttpServletResponse csv = this.mvc.perform(get("/audit/consents.csv")).andReturn().getResponse();
		assertThat(csv.getContentAsString().lines()).hasSize(6);
		assertThat(this.jdbc.sql("select file_bytes from audit_export").query(Integer.class).single())
			.isEqualTo(csv.getContentAsByteArray().length);
		String hash = HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(csv.getContentAsByteArray()));
		assertThat(this.jdbc.sql("select file_sha256 from audit_export").query(String.class).single()).isEqualTo(hash);
	}

	@Test
	@WithMockUser(username = "records", roles = "RECORDS")
	void theRecordsOfficerPlacesAndReleasesHoldsAndAuditorsSeeThem() throws Exception {
		this.mvc.perform(get("/records/holds").param("caseNumber", " c-10001 "))
			.andExpect(redirectedUrl("/records/holds/C-10001"));
		this.mvc.perform(get("/records/holds").param("caseNumber", "C-9"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("No case has this number.")));
		UUID hold = UUID.randomUUID();
		for (String reason : List.of(" ", "x".repeat(501))) {
			this.mvc.perform(place(hold, reason)).andExpect(status().isUnprocessableEntity());
		}
		for (int click = 0; click < 3; click++) {
			this.mvc.perform(place(hold, "Lawsuit 26-117")).andExpect(redirectedUrl("/records/holds/C-10001"));
		}
		this.mvc.perform(get("/records/holds/C-10001"))
			.andExpect(content().string(stringContainsInOrder("In force: ", "Lawsuit 26-117", "records")));
		this.mvc.perform(get("/audit/cases/C-10001").with(user("auditor").roles("AUDITOR")))
			.andExpect(content().string(stringContainsInOrder("Legal hold:", "Legal hold placed", "Lawsuit 26-117")));
		for (int click = 0; click < 3; click++) {
			this.mvc
				.perform(post("/records/holds/C-10001/{hold}/release", hold).with(csrf()).param("reason", "settled"))
				.andExpect(redirectedUrl("/records/holds/C-10001"));
		}
		this.mvc.perform(post("/records/holds/C-10002/{hold}/release", hold).with(csrf()).param("reason", "x"))
			.andExpect(status().isNotFound());
		this.mvc.perform(get("/records/holds")).andExpect(content().string(containsString("No hold is in force.")));
		assertThat(this.jdbc.sql("select action || ' ' || recorded_by from legal_hold order by recorded_at, action")
			.query(String.class)
			.list()).containsExactly("PLACED records", "RELEASED records");
		this.mvc.perform(get("/records/holds").with(user("auditor").roles("AUDITOR"))).andExpect(status().isNotFound());
		this.mvc.perform(get("/audit")).andExpect(status().isNotFound());
	}

	private static MockHttpServletRequestBuilder place(UUID hold, String reason) {
		return post("/records/holds/C-10001").with(csrf()).param("hold", hold.toString()).param("reason", reason);
	}

	@Test
	void aCertificateSaysEverythingInPrint() throws Exception {
		granted();
		UUID id = this.jdbc.sql("select id from consent_record").query(UUID.class).single();
		byte[] file = this.mvc.perform(get("/audit/consents/{id}/certificate.pdf", id))
			.andExpect(content().contentType(MediaType.APPLICATION_PDF))
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
		assertThat(textOf(file)).contains("Consent certificate", "Elena Garcia", "C-10001", "Maria Lopez", "18452301",
				"Harbor Health Insurance Agency", "only to help you with health coverage", id.toString(),
				"May this agent work in your case?", "45 CFR 155.220(j)");
		assertThat(exports()).containsExactly("auditor record " + id + " PDF");
	}

	@Test
	void aVerbalCertificateNamesRepresentativeAndAcknowledgements() throws Exception {
		verbal("Zoë Núñez", "Power of attorney");
		byte[] file = this.mvc.perform(get("/audit/consents.pdf")).andReturn().getResponse().getContentAsByteArray();
		assertThat(textOf(file)).contains("Zoë Núñez", "Power of attorney", "Acknowledged: revocation",
				"Preference not electronic", "Questions");
	}

	@Test
	void anAnswerByTextIsPrintedWithTheMessageAsItWasSentAndClaimsNoReading() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt asked = this.scenario.ask(request);
		String token = this.scenario.tokenOf(asked);
		this.byText.answer(List.of("consent:" + asked.attemptId()), true, asked.matchingCode());
		String printed = textOf(
				this.mvc.perform(get("/audit/consents.pdf")).andReturn().getResponse().getContentAsByteArray());
		assertThat(printed).contains("The message that asked, as it was sent", "Maria Lopez", asked.matchingCode(),
				SentMessages.TOKEN, "The text that was available behind the link; whether it was read is not known",
				"May this agent work in your case?", "Link or question opened not on record",
				"an answer to the text message", "given: no access yet");
		assertThat(printed).doesNotContain("{agent}", "{npn}", "{link}", token, "that the client read");
		this.mvc.perform(get("/audit/cases/C-10001"))
			.andExpect(content().string(stringContainsInOrder("Messages to the client, as they were sent",
					"Request for consent", "by text", asked.matchingCode(), SentMessages.TOKEN)))
			.andExpect(content().string(not(containsString(token))));
		String csv = csv("/audit/consents.csv");
		assertThat(csv).contains(asked.matchingCode(), SentMessages.TOKEN, "available behind the link")
			.doesNotContain("{agent}", token);
		String json = this.mvc.perform(get("/audit/cases/C-10001/consents.json"))
			.andExpect(jsonPath("$.entry[0].resource.caseAccess.answer.through").value("TEXT_MESSAGE"))
			.andExpect(jsonPath("$.entry[0].resource.caseAccess.answer.textUse").value("AVAILABLE"))
			.andExpect(jsonPath("$.entry[0].resource.caseAccess.answer.openedAt").doesNotExist())
			.andExpect(jsonPath("$.messages[0].body").value(containsString(asked.matchingCode())))
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(json).doesNotContain("{agent}", token);
	}

	@Test
	void anOpenedLinkMayHaveBeenOpenedByAProgramAndTheCertificateSaysSo() throws Exception {
		granted();
		String printed = textOf(
				this.mvc.perform(get("/audit/consents.pdf")).andReturn().getResponse().getContentAsByteArray());
		assertThat(printed).contains("(by the client, or by a program that looks for harmful links)",
				"The text that was shown on the page on which the client answered", "in force: the agent has access",
				"page 1 of 2");
	}

	@Test
	void theTimelineNamesWhoActed() throws Exception {
		UUID request = granted();
		this.records.recordEnd(request, new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
		UUID client = this.jdbc.sql("select client_id from consent_record fetch first 1 row only")
			.query(UUID.class)
			.single();
		assertThat(this.timeline.of(client)).extracting(TimelineEvent::what, TimelineEvent::by)
			.contains(tuple("Search", "Agent"), tuple("Notice requested", "Agent"), tuple("Notice sent", "System"),
					tuple("Link opened", Actor.READER), tuple("Client accepted", "Client"),
					tuple("Consent recorded", "Client"), tuple("Agent associated", "Agent"),
					tuple("Request ended", "Agent"), tuple("Notice of the access sent", "System"),
					tuple("Client says: I did not agree", "Client"));
		assertThat(this.timeline.of(client)).extracting(TimelineEvent::agent).containsOnly("Maria Lopez");
		this.mvc.perform(get("/audit/cases/C-10001"))
			.andExpect(content().string(
					stringContainsInOrder("Client says: I did not agree", "data-label=\"By\">Client<", "Maria Lopez")));
		this.mvc.perform(get("/audit/cases/C-10001/consents.json"))
			.andExpect(jsonPath("$.timeline[?(@.event == 'Client says: I did not agree')].by").value("Client"))
			.andExpect(jsonPath("$.timeline[?(@.event == 'Client says: I did not agree')].agent").value("Maria Lopez"));
	}

	@Test
	void silenceIsTheSystemsAVerbalConsentTheAgentsAndABounceTheProviders() {
		UUID silent = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt unanswered = this.scenario.ask(silent);
		this.clock.advance(Scenario.WINDOW);
		this.attempts.close(unanswered.attemptId());
		this.jdbc.sql("update notice set state = 'BOUNCED', failure_reason = 'No such phone.'").update();
		UUID elena = this.jdbc.sql("select client_id from access_request where id = :id")
			.param("id", silent)
			.query(UUID.class)
			.single();
		assertThat(this.timeline.of(elena)).extracting(TimelineEvent::what, TimelineEvent::by)
			.contains(tuple("Client did not respond", "System"), tuple("Notice bounced", "Provider"));
		verbal("王小明", "Guardian");
		UUID walter = this.jdbc.sql("select client_id from consent_record").query(UUID.class).single();
		assertThat(this.timeline.of(walter)).extracting(TimelineEvent::what, TimelineEvent::by)
			.contains(tuple("Consent recorded", "Agent, as said by a representative"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "王小明", "محمد عبد الرحمن", "שרה", "สมชาย", "श्रीकृष्ण" })
	void aNameInAnyScriptIsReadableOnTheCertificate(String name) throws Exception {
		verbal(name, "Guardian");
		byte[] file = this.mvc.perform(get("/audit/consents.pdf"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
		try (PDDocument document = Loader.loadPDF(file)) {
			PDFMarkedContentExtractor names = new PDFMarkedContentExtractor();
			names.processPage(document.getPage(0));
			assertThat(names.getMarkedContents()).extracting(PDMarkedContent::getActualText).contains(name);
		}
	}

	@Test
	void aNameThatCannotBeDrawnStopsTheCertificateWithAMessage() throws Exception {
		verbal("𐌰𐍄𐍄𐌰", "Guardian");
		this.mvc.perform(get("/audit/consents.pdf"))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(stringContainsInOrder("Record 1 has a character that no font", "U+10330",
					"/consents.csv", "/consents.json")));
		assertThat(exports()).isEmpty();
		assertThat(csv("/audit/consents.csv")).contains("𐌰𐍄𐍄𐌰");
	}

	private String csv(String route) throws Exception {
		return this.mvc.perform(get(route)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/audit/cases/C-10001/consents.xml", "/audit/consents.exe", "/audit/cases/C-9/consents.csv",
					"/audit/consents/6f1c0c55-3d1e-4bb8-9a52-0d7f6a6b1c11/certificate.pdf", "/audit/nothing" })
	void whatIsNotThereIsNotExported(String route) throws Exception {
		this.mvc.perform(get(route)).andExpect(status().isNotFound());
		assertThat(exports()).isEmpty();
	}

	@Test
	void theRecordOfAnExportCannotBeChanged() throws Exception {
		this.mvc.perform(get("/audit/consents.csv")).andExpect(status().isOk());
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("delete from audit_export").update());
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.jdbc.sql("update audit_export set exported_by = 'else'").update());
	}

	@Test
	void oversightShowsHowEachAgentObtainsConsent() throws Exception {
		this.records.recordEnd(granted(), new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, true));
		verbal((String) null, null);
		UUID silent = this.scenario.requestFor(this.scenario.agent("james.chen"), Scenario.ELENA);
		StartedAttempt unanswered = this.scenario.ask(silent);
		this.clock.advance(Scenario.WINDOW);
		this.attempts.close(unanswered.attemptId());
		this.mvc.perform(get("/audit/oversight"))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("James Chen", "Maria Lopez", "50 %", "width=\"50\"")))
			.andExpect(content().string(not(containsString("style="))));
		this.mvc.perform(get("/audit/oversight").param("order", "VERBAL_SHARE"))
			.andExpect(
					content().string(stringContainsInOrder("aria-sort=\"descending\"", "Maria Lopez", "James Chen")));
		String csv = this.mvc.perform(get("/audit/oversight.csv")).andReturn().getResponse().getContentAsString();
		assertThat(csv.lines()).containsExactly(
				"\uFEFF\"agent\",\"npn\",\"agency\",\"requests\",\"electronic\",\"verbal\",\"verbalSharePercent\","
						+ "\"declined\",\"noResponse\",\"didNotAgree\",\"medianSecondsToAnswer\"",
				"\"James Chen\",\"%s\",\"Harbor Health Insurance Agency\",\"1\",\"0\",\"0\",\"\",\"0\",\"1\",\"0\",\"\""
					.formatted(this.scenario.agent("james.chen").npn()),
				"\"Maria Lopez\",\"18452301\",\"Harbor Health Insurance Agency\",\"2\",\"1\",\"1\",\"50\",\"0\",\"0\","
						+ "\"1\",\"20\"");
		assertThat(exports()).singleElement().asString().startsWith("auditor oversight ");
	}

	/**
	 * Maria's request, accepted by Elena after 20 seconds, associated, Elena notified.
	 */
	private UUID granted() {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt attempt = this.scenario.ask(request);
		this.clock.advance(Duration.ofSeconds(15));
		this.survey.opened(this.survey.question(this.scenario.tokenOf(attempt), null).orElseThrow(), ConsentWay.LINK);
		this.clock.advance(Duration.ofSeconds(5));
		this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH);
		this.associations.associate(request, null);
		this.notices.send(request);
		this.clock.advance(Duration.ofSeconds(10));
		return request;
	}

	private void verbal(String representative, String authority) {
		this.records.recordVerbal(this.scenario.requestFor(Scenario.WALTER),
				verbal(VerbalReason.PREFERENCE_NOT_ELECTRONIC,
						(representative != null) ? new Representative(representative, authority) : null));
	}

	private List<String> exports() {
		return this.jdbc.sql("select exported_by || ' ' || subject || ' ' || format from audit_export")
			.query(String.class)
			.list();
	}

	private static String textOf(byte[] pdf) throws Exception {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
		}
	}

}
