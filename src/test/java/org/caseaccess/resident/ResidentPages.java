package org.caseaccess.resident;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.caseaccess.consent.VerbalReason;
import org.caseaccess.consent.Representative;
import jakarta.servlet.http.Cookie;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.CaseStory;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.security.test.context.support.WithAnonymousUser;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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
 * The resident portal as Elena's browser sees it, on whichever database the subclass
 * names.
 */
@WithMockUser(username = "elena.garcia", roles = "RESIDENT")
abstract class ResidentPages extends CaseStory {

	@Autowired
	MockMvc mvc;

	@AfterEach
	void elenaPrefersWhatSheDidBefore() {
		this.jdbc.sql("""
				update client set preferred_method = 'TEXT', preferred_language = 'en'
				 where id = (select client_id from client_case where case_number = 'C-10001')
				""").update();
	}

	@Test
	@WithAnonymousUser
	void signsInWithANewSessionAndLandsWhereItWasAsked() throws Exception {
		// from here on the session says who it is
		TestSecurityContextHolder.clearContext();
		MockHttpSession browser = new MockHttpSession();
		Cookie asked = this.mvc.perform(get("/resident/consents").accept(MediaType.TEXT_HTML))
			.andExpect(redirectedUrl("/resident/sign-in"))
			.andReturn()
			.getResponse()
			.getCookie("ASKED-RESIDENT");
		String before = browser.getId();
		this.mvc.perform(signIn("elena.garcia", "demo").session(browser).cookie(asked))
			.andExpect(redirectedUrl("/resident/consents"));
		assertThat(browser.getId()).isNotEqualTo(before);
		this.mvc.perform(get("/resident").session(browser))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"en\">", "Elena Garcia", "C-10001")));
		this.mvc.perform(post("/resident/sign-out").session(browser).with(csrf()))
			.andExpect(redirectedUrl("/resident/sign-in?signed-out"));
		assertThat(browser.isInvalid()).isTrue();
	}

	@Test
	@WithAnonymousUser
	void noOtherAccountSignsInHereAndNoResidentElsewhere() throws Exception {
		for (String name : new String[] { "maria.lopez", "auditor", "records", "nobody" }) {
			signIn(new MockHttpSession(), name, "demo").andExpect(redirectedUrl("/resident/sign-in?failed"));
		}
		this.mvc.perform(post("/sign-in").with(csrf()).param("username", "elena.garcia").param("password", "demo"))
			.andExpect(redirectedUrl("/sign-in?failed"));
		this.mvc.perform(get("/resident").with(user("maria.lopez").roles("AGENT"))).andExpect(status().isNotFound());
	}

	/** There is no session before the sign-in, so the browser keeps the choice. */
	@Test
	@WithAnonymousUser
	void theLanguageThatWasChosenBeforeTheSignInLasts() throws Exception {
		TestSecurityContextHolder.clearContext();
		MockHttpServletResponse page = this.mvc.perform(get("/resident/sign-in").param("lang", "es"))
			.andExpect(content().string(containsString("<html lang=\"es\">")))
			.andReturn()
			.getResponse();
		assertThat(page.getHeaders("Set-Cookie")).filteredOn((cookie) -> cookie.startsWith("LANGUAGE=es")).hasSize(1);
		MockHttpSession browser = new MockHttpSession();
		this.mvc.perform(signIn("elena.garcia", "demo").session(browser).cookie(page.getCookie("LANGUAGE")))
			.andExpect(redirectedUrl("/resident"));
		this.mvc.perform(get("/resident").session(browser).cookie(page.getCookie("LANGUAGE")))
			.andExpect(content().string(containsString("<html lang=\"es\">")));
	}

	@Test
	@WithAnonymousUser
	void whoFailsTooOftenIsLockedOutAndReadsItInTheirLanguage() throws Exception {
		MockHttpSession browser = new MockHttpSession();
		for (int failure = 0; failure < 5; failure++) {
			signIn(browser, "rosa.martinez", "wrong").andExpect(redirectedUrl("/resident/sign-in?failed"));
		}
		Cookie locked = signIn(browser, "rosa.martinez", "demo").andExpect(redirectedUrl("/resident/sign-in?failed"))
			.andReturn()
			.getResponse()
			.getCookie("SIGN-IN");
		this.mvc.perform(get("/resident/sign-in").queryParam("failed", "").cookie(locked).locale(Locale.of("es")))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"es\">", "en 15 minutos.")));
	}

	@Test
	@WithAnonymousUser
	void aSignInPageThatWasOpenForTooLongIsShownAgain() throws Exception {
		this.mvc.perform(post("/resident/sign-in").param("username", "elena.garcia"))
			.andExpect(redirectedUrl("/resident/sign-in?again"));
	}

	@Test
	void anAccountThatWasClosedFindsNothingAnyMore() throws Exception {
		this.jdbc.sql("update account set enabled = false where username = 'elena.garcia'").update();
		try {
			this.mvc.perform(get("/resident")).andExpect(status().isNotFound());
		}
		finally {
			this.jdbc.sql("update account set enabled = true where username = 'elena.garcia'").update();
		}
	}

	@Test
	void showsWhatWaitsAndLookingDecidesNothing() throws Exception {
		StartedAttempt attempt = asked();
		this.mvc.perform(get("/resident"))
			.andExpect(content()
				.string(stringContainsInOrder("Maria Lopez", "/resident/requests/" + attempt.attemptId())));
		this.mvc.perform(get("/resident/pending")).andExpect(jsonPath("$[0]").value(attempt.attemptId().toString()));
		this.mvc.perform(get(path(attempt)).param("decision", "ACCEPT"))
			.andExpect(status().isOk())
			.andExpect(header().string("Refresh", "91"))
			.andExpect(content().string(stringContainsInOrder("<dd>Maria Lopez</dd>", "Harbor Health Insurance Agency",
					"18452301", attempt.matchingCode(), "value=\"ACCEPT\">Accept<", "value=\"DECLINE\">Decline<")));
		this.mvc.perform(get(path(attempt) + "/state"))
			.andExpect(jsonPath("$.active").value(true))
			.andExpect(jsonPath("$.millisLeft").value(Scenario.WINDOW.toMillis()));
		assertThat(opened()).isEqualTo("RESIDENT_PORTAL");
		assertThat(this.jdbc.sql("select state from consent_attempt").query(String.class).single())
			.isEqualTo("PENDING");
	}

	@Test
	void theAnswerIsTheClientsOwnAndIsShownAgainWhateverIsPressed() throws Exception {
		StartedAttempt attempt = asked();
		this.mvc.perform(post(path(attempt)).param("decision", "ACCEPT")).andExpect(status().isForbidden());
		for (String pressed : new String[] { "ACCEPT", "ACCEPT", "DECLINE" }) {
			this.mvc.perform(post(path(attempt)).with(csrf()).param("decision", pressed).param("read", "es"))
				.andExpect((result) -> assertThat(result.getResponse().getStatus()).isIn(303, 200));
		}
		this.mvc.perform(get(path(attempt))).andExpect(content().string(containsString("<h1>You accepted</h1>")));
		assertThat(
				this.jdbc.sql("select method || ' ' || text_language from consent_record").query(String.class).single())
			.isEqualTo("PORTAL es");
		this.mvc.perform(get("/resident/consents"))
			.andExpect(content().string(stringContainsInOrder("You gave your consent",
					"You agreed, in this portal, that Maria Lopez", "NPN 18452301")));
	}

	@Test
	void whatAnAgentRecordedIsNotToldAsTheClientsWord() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt unanswered = this.scenario.ask(request);
		this.clock.advance(Scenario.WINDOW);
		this.attempts.close(unanswered.attemptId());
		this.records.recordVerbal(request,
				verbal(VerbalReason.NO_RESPONSE, new Representative("Ruth Hughes", "Mother")));
		this.mvc.perform(get("/resident/consents"))
			.andExpect(content().string(stringContainsInOrder("A verbal consent was recorded",
					"The agent recorded that Ruth Hughes agreed for you, verbally, that Maria Lopez")))
			.andExpect(content().string(not(containsString("You gave your consent"))))
			.andExpect(content().string(not(containsString("you agreed"))));
	}

	@Test
	void aDeclineEndsTheRequest() throws Exception {
		StartedAttempt attempt = asked();
		this.mvc.perform(post(path(attempt)).with(csrf()).param("decision", "DECLINE"))
			.andExpect(redirectedUrl(path(attempt)));
		this.mvc.perform(get(path(attempt))).andExpect(content().string(containsString("<h1>You declined</h1>")));
		assertThat(this.jdbc.sql("select state from access_request").query(String.class).single())
			.isEqualTo("DECLINED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "MAYBE", "accept" })
	void asksAgainWhenNothingWasChosen(String decision) throws Exception {
		this.mvc.perform(post(path(asked())).with(csrf()).param("decision", decision))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("role=\"alert\"")));
	}

	@Test
	void whatEndedIsNotActiveAndAnothersIsNotThere() throws Exception {
		StartedAttempt attempt = asked();
		this.mvc.perform(get(path(attempt)).with(user("samuel.brooks").roles("RESIDENT")))
			.andExpect(status().isNotFound());
		this.mvc
			.perform(post(path(attempt)).with(user("samuel.brooks").roles("RESIDENT"))
				.with(csrf())
				.param("decision", "ACCEPT"))
			.andExpect(status().isNotFound());
		this.mvc.perform(get("/resident/requests/" + UUID.randomUUID())).andExpect(status().isNotFound());
		this.clock.advance(Scenario.WINDOW);
		this.mvc.perform(get(path(attempt)))
			.andExpect(status().isGone())
			.andExpect(content().string(containsString("<h1>This request is not active</h1>")));
		this.mvc.perform(post(path(attempt)).with(csrf()).param("decision", "ACCEPT")).andExpect(status().isGone());
		this.mvc.perform(get(path(attempt) + "/state")).andExpect(jsonPath("$.active").value(false));
		assertThat(this.jdbc.sql("select count(*) from consent_record").query(Integer.class).single()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "END REVOKED ended ha terminado", "DID_NOT_AGREE OBJECTED stopped se detuvo" })
	void endsAnAccessAtOnceAndOnce(String choice) throws Exception {
		accessFor(Scenario.ELENA);
		String page = "/resident/access/" + this.jdbc.sql("select id from association").query(UUID.class).single();
		this.mvc.perform(get("/resident/access"))
			.andExpect(content().string(stringContainsInOrder("Maria Lopez", page)));
		this.mvc.perform(get(page).param("choice", "END"))
			.andExpect(content().string(containsString("<dd>Maria Lopez</dd>")));
		this.mvc.perform(post(page).with(csrf())).andExpect(status().isUnprocessableEntity());
		this.mvc.perform(post(page).with(user("samuel.brooks").roles("RESIDENT")).with(csrf()).param("choice", "END"))
			.andExpect(status().isGone());
		String[] pressed = choice.split(" ", 4);
		MockHttpSession browser = new MockHttpSession();
		this.mvc.perform(post(page).session(browser).with(csrf()).param("choice", pressed[0]))
			.andExpect(status().isSeeOther())
			.andExpect(redirectedUrl(page));
		this.mvc.perform(post(page).session(browser).with(csrf()).param("choice", pressed[0]))
			.andExpect(status().isOk());
		this.mvc.perform(get(page).session(browser))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder(pressed[2] + "</h1>", "1-800-555-0190")));
		this.mvc.perform(get(page).session(browser).param("lang", "es"))
			.andExpect(content().string(containsString(pressed[3] + "</h1>")));
		this.mvc.perform(get(page)).andExpect(status().isGone());
		this.mvc.perform(post(page).with(csrf()).param("choice", pressed[0])).andExpect(status().isGone());
		assertThat(this.jdbc.sql("select kind || ' ' || method from consent_record order by sequence_number desc")
			.query(String.class)
			.list()).first().isEqualTo(pressed[1] + " RESIDENT_PORTAL");
		this.mvc.perform(get("/resident/access"))
			.andExpect(content().string(containsString("No agent has access to your case.")));
	}

	@Test
	void onlyAVerifiedWayCanBeChosenAndTheChoiceIsTheClients() throws Exception {
		this.mvc.perform(get("/resident/settings"))
			.andExpect(
					content().string(stringContainsInOrder("Text message", "(…0001)", "Email", "(e…@mail.example)")));
		this.mvc.perform(settings("PORTAL", "es")).andExpect(redirectedUrl("/resident/settings?saved"));
		assertThat(preferences("C-10001")).containsEntry("preferred_method", "PORTAL")
			.containsEntry("preferred_language", "es");
		for (String refused : new String[] { "NONE", "PIGEON", "" }) {
			this.mvc.perform(settings(refused, "es")).andExpect(status().isUnprocessableEntity());
		}
		this.mvc.perform(settings("TEXT", "fr")).andExpect(status().isUnprocessableEntity());
		assertThat(preferences("C-10001")).containsEntry("preferred_method", "PORTAL");
	}

	@Test
	@WithMockUser(username = "tamara.quinn", roles = "RESIDENT")
	void aNumberThatWasNeverVerifiedCannotBeChosen() throws Exception {
		this.mvc.perform(get("/resident/settings"))
			.andExpect(content().string(containsString("not verified: call the exchange")));
		this.mvc.perform(settings("TEXT", "es")).andExpect(status().isUnprocessableEntity());
		assertThat(preferences("C-10007")).containsEntry("preferred_language", "en");
	}

	@Test
	@WithMockUser(username = "rosa.martinez", roles = "RESIDENT")
	void speaksTheClientsLanguageUntilAnotherIsChosen() throws Exception {
		MockHttpSession browser = new MockHttpSession();
		this.mvc.perform(get("/resident").session(browser))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"es\">", "href=\"?lang=en\"", "Su caso")));
		this.mvc.perform(get("/resident").session(browser).param("lang", "en"))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"en\">", "Your case")));
		this.mvc.perform(get("/resident/inbox").session(browser))
			.andExpect(content().string(containsString("<html lang=\"en\">")));
		this.mvc.perform(get("/resident/consents").locale(Locale.of("es")))
			.andExpect(content().string(not(containsString("{0}"))));
	}

	@Test
	@WithMockUser(username = "priya.natarajan", roles = "RESIDENT")
	void theInboxHasTheNoticesAndTheirLinksWhileAnAnswerCounts() throws Exception {
		this.mvc.perform(get("/resident/inbox"))
			.andExpect(content().string(containsString("There is no message for you.")));
		StartedAttempt attempt = this.scenario
			.ask(this.scenario.requestFor(Scenario.criteria("Priya", "Natarajan", Sex.F, "1988-12-30")));
		this.mvc.perform(get("/resident")).andExpect(content().string(containsString("Inbox (1)")));
		String link = "/consent/" + this.scenario.tokenOf(attempt);
		this.mvc.perform(get("/resident/inbox"))
			.andExpect(content().string(stringContainsInOrder(">New<", "Maria Lopez", link)));
		assertThat(this.jdbc.sql("select state from consent_attempt").query(String.class).single())
			.isEqualTo("PENDING");
		answer(attempt, Decision.DECLINE);
		this.mvc.perform(get("/resident/inbox"))
			.andExpect(content().string(not(containsString(">New<"))))
			.andExpect(content().string(not(containsString(link))))
			.andExpect(content().string(containsString("Nothing waits for your answer here any more.")));
		this.mvc.perform(get("/resident/inbox").with(user("elena.garcia").roles("RESIDENT")))
			.andExpect(content().string(containsString("There is no message for you.")));
	}

	@Test
	void whatTheLinkDecidedIsShownHereToo() throws Exception {
		StartedAttempt attempt = asked();
		answer(attempt, Decision.ACCEPT);
		this.clock.advance(Duration.ofMinutes(5));
		this.mvc.perform(get(path(attempt))).andExpect(content().string(containsString("<h1>You accepted</h1>")));
	}

	private StartedAttempt asked() {
		return this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
	}

	private static String path(StartedAttempt attempt) {
		return "/resident/requests/" + attempt.attemptId();
	}

	private String opened() {
		return this.jdbc.sql("select opened_through from consent_attempt").query(String.class).single();
	}

	private Map<String, Object> preferences(String caseNumber) {
		return this.jdbc.sql("""
				select c.preferred_method, c.preferred_language from client c join client_case k on k.client_id = c.id
				 where k.case_number = :number
				""").param("number", caseNumber).query().singleRow();
	}

	private static MockHttpServletRequestBuilder settings(String method, String language) {
		return post("/resident/settings").with(csrf()).param("method", method).param("language", language);
	}

	private ResultActions signIn(MockHttpSession browser, String username, String password) throws Exception {
		return this.mvc.perform(signIn(username, password).session(browser));
	}

	private static MockHttpServletRequestBuilder signIn(String username, String password) {
		return post("/resident/sign-in").with(csrf()).param("username", username).param("password", password);
	}

}
