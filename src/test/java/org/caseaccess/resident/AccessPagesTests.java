package org.caseaccess.resident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.association.AccessInForce;
import org.caseaccess.association.ClientAccess;
import org.caseaccess.security.SecurityConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The pages behind the link in the notice of an access, as a client's browser sees them.
 */
@WebMvcTest(AccessController.class)
@Import({ SecurityConfiguration.class, ResidentLanguage.class })
@ActiveProfiles("test")
class AccessPagesTests {

	private static final String TOKEN = "8fP2rYx0m3Q7tLw1Zk5sVb9nHc4dJg6e";

	private static final UUID ACCESS = UUID.randomUUID();

	private static final String PATH = "/consent/end/{token}";

	@Autowired
	private MockMvc mvc;

	@MockitoBean
	private ClientAccess access;

	@BeforeEach
	void oneAccess() {
		given(this.access.find(any())).willReturn(Optional.empty());
		given(this.access.find(TOKEN)).willReturn(Optional.of(access(Locale.ENGLISH)));
	}

	@Test
	void showsWhoHasAccessAndTwoWaysToEndIt() throws Exception {
		this.mvc.perform(get(PATH, TOKEN))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("<h1>An agent has access to your case</h1>",
					"<dd>Ana Ruiz</dd>", "<dd>Harbor Agency</dd>", "<dd>12345678</dd>", "verbally, to the agent",
					"value=\"DID_NOT_AGREE\"", ">I did not agree<", "value=\"END\"", ">End the access<")));
	}

	@Test
	void lookingEndsNothing() throws Exception {
		this.mvc.perform(get(PATH, TOKEN).param("choice", "DID_NOT_AGREE")).andExpect(status().isOk());
		this.mvc.perform(head(PATH, TOKEN).param("choice", "END")).andExpect(status().isOk());
		verify(this.access, never()).end(any(), anyBoolean());
	}

	@Test
	void keepsTheTokenToItself() throws Exception {
		this.mvc.perform(get(PATH, TOKEN))
			.andExpect(header().string("Referrer-Policy", "no-referrer"))
			.andExpect(header().string("Cache-Control", containsString("no-store")))
			.andExpect(cookie().doesNotExist("JSESSIONID"))
			.andExpect(header().doesNotExist(HttpHeaders.SET_COOKIE));
	}

	@Test
	void theClientDidNotAgree() throws Exception {
		given(this.access.end(TOKEN, true)).willReturn(true);
		verify(this.access, never()).end(any(), anyBoolean());
		this.mvc.perform(post(PATH, TOKEN).param("choice", "DID_NOT_AGREE"))
			.andExpect(status().isOk())
			.andExpect(content().string(stringContainsInOrder("<h1>The access was stopped</h1>", "1-800-555-0190")));
	}

	@Test
	void theClientEndsTheAccess() throws Exception {
		given(this.access.end(TOKEN, false)).willReturn(true);
		this.mvc.perform(post(PATH, TOKEN).param("choice", "END"))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("<h1>The access has ended</h1>")))
			// the link is used up, also for another language
			.andExpect(content().string(not(containsString("?lang="))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "MAYBE", "end" })
	void asksAgainWhenNothingWasChosen(String choice) throws Exception {
		this.mvc.perform(post(PATH, TOKEN).param("choice", choice))
			.andExpect(status().isUnprocessableEntity())
			.andExpect(content().string(containsString("role=\"alert\"")));
		verify(this.access, never()).end(any(), anyBoolean());
	}

	@Test
	void speaksTheClientsLanguageOrTheChosenOne() throws Exception {
		given(this.access.end(TOKEN, true)).willReturn(true);
		given(this.access.find(TOKEN)).willReturn(Optional.of(access(Locale.of("es"))));
		this.mvc.perform(get(PATH, TOKEN))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"es\">", "href=\"?lang=en\"",
					"name=\"lang\" value=\"es\"", ">Yo no lo acepté<")));
		this.mvc.perform(get(PATH, TOKEN).param("lang", "en"))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"en\">", ">I did not agree<")));
		this.mvc.perform(post(PATH, TOKEN).param("choice", "DID_NOT_AGREE").param("lang", "es"))
			.andExpect(content().string(stringContainsInOrder("<html lang=\"es\">", "<h1>El acceso se detuvo</h1>")));
	}

	@Test
	void unknownAndEndedLookTheSame() throws Exception {
		String unknown = inactive(get(PATH, "unknown"));
		String forged = inactive(post(PATH, "forged").param("choice", "END"));
		// in force when looked at, ended by a parallel click
		String used = inactive(post(PATH, TOKEN).param("choice", "END"));
		assertThat(List.of(forged, used)).containsOnly(unknown);
		assertThat(unknown).contains("1-800-555-0190");
	}

	private String inactive(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request).andExpect(status().isGone()).andReturn().getResponse().getContentAsString();
	}

	private static AccessInForce access(Locale language) {
		return new AccessInForce(ACCESS, "Ana Ruiz", "Harbor Agency", "12345678", Instant.parse("2026-11-23T12:00:00Z"),
				true, language);
	}

}
