package org.caseaccess.resident;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.ConsentQuestion;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.ConsentText;
import org.caseaccess.consent.ConsentWay;
import org.caseaccess.consent.Decision;
import org.caseaccess.security.SecurityConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The consent survey as a client's browser sees it.
 */
@WebMvcTest(ConsentController.class)
@Import({ SecurityConfiguration.class, ResidentLanguage.class })
@ActiveProfiles("test")
class ConsentPagesTests {

	private static final String TOKEN = "8fP2rYx0m3Q7tLw1Zk5sVb9nHc4dJg6e";

	private static final UUID REQUEST = UUID.randomUUID();

	private static final UUID ATTEMPT = UUID.randomUUID();

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	@Autowired
	private MockMvc mvc;

	@MockitoBean
	private ConsentSurvey survey;

	@MockitoBean
	private Clock clock;

	@BeforeEach
	void oneActiveLinkOfAClientWhoReadsEnglish() {
		given(this.clock.instant()).willReturn(NOW);
		given(this.survey.question(any(), any())).willReturn(Optional.empty());
		given(this.survey.question(TOKEN, null)).willReturn(Optional.of(question("en")));
		given(this.survey.question(TOKEN, Locale.ENGLISH)).willReturn(Optional.of(question("en")));
		given(this.survey.question(TOKEN, Locale.of("es"))).willReturn(Optional.of(question("es")));
		given(this.survey.answer(any(), any(), any())).willReturn(AnswerResult.NOT_ACTIVE);
	}

	@Test
	void showsWhoAsksWithTheCodeAndTwoButtons() throws Exception {
		this.mvc.perform(get("/consent/{token}", TOKEN))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("<dd>Ana Ruiz</dd>", "<dd>Harbor Agency</dd>",
					"<dd>12345678</dd>", ">0427</span>", "You had 60 seconds left")))
			.andExpect(content().string(containsString("What access means &amp; how to end it.")))
			.andExpect(content().string(stringContainsInOrder("<button class=\"button\"", "value=\"ACCEPT\">Accept<",
					"<button class=\"button\"", "value=\"DECLINE\">Decline<")));
		verify(this.survey, never()).answer(any(), any(), any());
	}

	/** What a phone must load; the one small script is measured in the browser. */
	@Test
	void staysBelowFiftyKilobytes() throws Exception {
		MvcResult page = this.mvc.perform(get("/consent/{token}", TOKEN)).andReturn();
		String html = page.getResponse().getContentAsString();
		assertThat(html).doesNotContain("<img").containsOnlyOnce("<script").containsOnlyOnce("rel=\"stylesheet\"");
		long style = new ClassPathResource("static/assets/app.css").contentLength();
		assertThat(page.getResponse().getContentAsByteArray().length + style).isLessThan(50_000);
	}

	@Test
	void theFirstLookIsRecordedAndAHeadIsNone() throws Exception {
		this.mvc.perform(head("/consent/{token}", TOKEN));
		verify(this.survey, never()).opened(any(), any());
		this.mvc.perform(get("/consent/{token}", TOKEN));
		verify(this.survey).opened(question("en"), ConsentWay.LINK);
	}

	@Test
	void movesOnAtTheDeadlineWithoutScripts() throws Exception {
		this.mvc.perform(get("/consent/{token}", TOKEN)).andExpect(header().string("Refresh", "61"));
		this.mvc.perform(get("/consent/{token}", "unknown")).andExpect(header().doesNotExist("Refresh"));
	}

	@Test
	void lookingDecidesNothing() throws Exception {
		this.mvc.perform(get("/consent/{token}", TOKEN).param("decision", "ACCEPT")).andExpect(status().isOk());
		this.mvc.perform(head("/consent/{token}", TOKEN).param("decision", "ACCEPT")).andExpect(status().isOk());
		verify(this.survey, never()).answer(any(), any(), any());
	}

	@Test
	void keepsTheTokenToItself() throws Exception {
		this.mvc.perform(get("/consent/{token}", TOKEN))
			.andExpect(header().string("Referrer-Policy", "no-referrer"))
			.andExpect(header().string("X-Frame-Options", "DENY"))
			.andExpect(header().string(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate"))
			.andExpect(
					header().string("Content-Security-Policy", containsString("script-src 'self'; style-src 'self';")))
			.andExpect(header().doesNotExist(HttpHeaders.SET_COOKIE));
	}

	/** Without a cookie, from wherever the page was opened, in whichever tab. */
	@Test
	void theTokenInTheAddressAloneIsTheRightToAnswer() throws Exception {
		given(this.survey.answer(TOKEN, Decision.ACCEPT, Locale.ENGLISH)).willReturn(AnswerResult.ACCEPTED);
		this.mvc
			.perform(post("/consent/{token}", TOKEN).header("Sec-Fetch-Site", "cross-site")
				.header(HttpHeaders.ORIGIN, "null")
				.param("lang", "en")
				.param("decision", "ACCEPT"))
			.andExpect(status().isOk())
			.andExpect(header().doesNotExist(HttpHeaders.SET_COOKIE))
			.andExpect(content().string(containsString("<h1>You accepted</h1>")))
			// the link is used up, also for another language
			.andExpect(content().string(not(containsString("?lang="))));
	}

	@Test
	void recordsTheLanguageThatWasRead() throws Exception {
		given(this.survey.answer(TOKEN, Decision.DECLINE, Locale.of("es"))).willReturn(AnswerResult.DECLINED);
		this.mvc.perform(post("/consent/{token}", TOKEN).param("lang", "es").param("decision", "DECLINE"))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("<html lang=\"es\">", "<h1>Usted rechazó</h1>")));
	}

	@Test
	void switchesTheLanguage() throws Exception {
		this.mvc.perform(get("/consent/{token}", TOKEN))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"en\">", "href=\"?lang=es\"", "Español")));
		this.mvc.perform(get("/consent/{token}", TOKEN).param("lang", "es"))
			.andExpect(content()
				.string(stringContainsInOrder("<html lang=\"es\">", "href=\"?lang=en\"", "English", ">Aceptar<")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "MAYBE", "accept" })
	void asksAgainWhenNothingWasChosen(String decision) throws Exception {
		this.mvc.perform(post("/consent/{token}", TOKEN).param("decision", decision))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("role=\"alert\"")));
		verify(this.survey, never()).answer(any(), any(), any());
	}

	@Test
	void unknownUsedLateAndForgedLookTheSame() throws Exception {
		String unknown = inactive(get("/consent/{token}", "unknown"));
		String late = inactive(post("/consent/{token}", "late").param("decision", "ACCEPT"));
		String forged = inactive(post("/consent/{token}", "forged").param("decision", "NONSENSE"));
		// active when looked at, answered by a parallel click
		String used = inactive(post("/consent/{token}", TOKEN).param("decision", "ACCEPT"));
		assertThat(List.of(late, forged, used)).containsOnly(unknown);
		assertThat(unknown).contains("still want the agent&#39;s help");
		verify(this.survey).answer(eq(TOKEN), eq(Decision.ACCEPT), any());
	}

	@Test
	void otherAddressesAndMethodsAreClosed() throws Exception {
		this.mvc.perform(get("/consent/a/b")).andExpect(status().isNotFound());
		this.mvc.perform(get("/consent")).andExpect(status().isNotFound());
	}

	private String inactive(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request)
			.andExpect(status().isGone())
			.andExpect(content().contentTypeCompatibleWith("text/html"))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private static ConsentQuestion question(String language) {
		ConsentText text = new ConsentText("1", language, "May this agent work in your case?",
				List.of("What access means & how to end it."), "hash");
		return new ConsentQuestion(REQUEST, ATTEMPT, "Ana Ruiz", "Harbor Agency", "12345678", "0427",
				NOW.plusSeconds(60), text);
	}

}
