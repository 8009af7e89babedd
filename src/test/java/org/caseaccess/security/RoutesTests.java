package org.caseaccess.security;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Which routes are open to whom, sign-in, headers and error pages.
 */
@WebMvcTest({ SignInController.class, ErrorPages.class })
@Import(SecurityConfiguration.class)
@ActiveProfiles("test")
class RoutesTests {

	@Autowired
	private MockMvc mvc;

	@Autowired
	private PasswordEncoder passwords;

	@MockitoBean
	private UserDetailsService accounts;

	@BeforeEach
	void oneAccount() {
		given(this.accounts.loadUserByUsername(any())).willThrow(new UsernameNotFoundException("no such account"));
		willAnswer((call) -> User.withUsername("ana").password(this.passwords.encode("secret")).roles("AGENT").build())
			.given(this.accounts)
			.loadUserByUsername("ana");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/agent", "/agent/requests/new", "/agent/session", "/agent/cases/C-1", "/agent/nothing",
			"/audit", "/audit/chain", "/audit/cases/C-1", "/audit/nothing" })
	void nobodyIsLedToSignIn(String route) throws Exception {
		this.mvc.perform(get(route).accept(MediaType.TEXT_HTML))
			.andExpect(status().isFound())
			.andExpect(redirectedUrl("/sign-in"));
		this.mvc.perform(get(route).accept(MediaType.APPLICATION_JSON)).andExpect(status().isUnauthorized());
		this.mvc.perform(get(route).accept(MediaType.TEXT_EVENT_STREAM)).andExpect(status().isUnauthorized());
	}

	@Test
	void aSessionThatEndedIsSaidToScriptsAndPagesAlike() throws Exception {
		this.mvc.perform(post("/agent/requests").accept(MediaType.APPLICATION_JSON))
			.andExpect(status().isUnauthorized());
		// the page says that nothing was saved
		this.mvc.perform(post("/agent/requests").accept(MediaType.TEXT_HTML))
			.andExpect(redirectedUrl("/sign-in?again"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/actuator", "/actuator/env", "/actuator/heapdump", "/h2-console", "/error",
			"/templates/layout.html", "/application.yaml" })
	void everythingElseIsClosedAndLooksAsIfItWereNotThere(String route) throws Exception {
		this.mvc.perform(get(route).accept(MediaType.TEXT_HTML)).andExpect(status().isNotFound());
		this.mvc.perform(get(route).accept(MediaType.TEXT_HTML).with(user("ana").roles("AGENT")))
			.andExpect(status().isNotFound());
	}

	@ParameterizedTest
	@CsvSource({ "AGENT, /agent", "AUDITOR, /audit", "RECORDS, /records/holds", "OPERATOR, /operations/notices",
			"RESIDENT, /resident" })
	void everyRoleHasAStartPageAndErrorsLeadThere(String role, String start) throws Exception {
		this.mvc.perform(get("/").with(user("ana").roles(role))).andExpect(redirectedUrl(start));
		this.mvc.perform(error(404).accept(MediaType.TEXT_HTML).with(user("ana").roles(role)))
			.andExpect(content().string(containsString("href=\"" + start + "\"")));
	}

	@Test
	void nobodyIsLedFromTheAddressAloneToTheAgentsPages() throws Exception {
		this.mvc.perform(get("/")).andExpect(redirectedUrl("/agent"));
	}

	@Test
	void whoAskedForAnotherRolesPageLandsOnTheirOwn() throws Exception {
		willAnswer((call) -> User.withUsername("al").password(this.passwords.encode("secret")).roles("AUDITOR").build())
			.given(this.accounts)
			.loadUserByUsername("al");
		assertThat(landing("ana", "/agent/requests/new")).isEqualTo("/agent/requests/new");
		assertThat(landing("al", "/agent/requests/new")).isEqualTo("/audit");
		assertThat(landing("al", "/audit/chain")).isEqualTo("/audit/chain");
		assertThat(landing("ana", "/audit/chain")).isEqualTo("/agent");
	}

	/** Nonsense in an address is the asked page's matter, not the sign-in's. */
	@Test
	void whoAskedWithNonsenseLandsThereAllTheSame() throws Exception {
		assertThat(landing("ana", get("/agent/requests").with((request) -> {
			request.setQueryString("client=%zz|");
			return request;
		}))).isEqualTo("/agent/requests?client=%zz|");
	}

	private String landing(String name, String asked) throws Exception {
		return landing(name, get(asked));
	}

	private String landing(String name, MockHttpServletRequestBuilder asked) throws Exception {
		MockHttpServletResponse refused = this.mvc.perform(asked.accept(MediaType.TEXT_HTML))
			.andExpect(redirectedUrl("/sign-in"))
			.andReturn()
			.getResponse();
		return landing(name, refused.getCookie("ASKED"));
	}

	private String landing(String name, Cookie asked) throws Exception {
		return this.mvc
			.perform(post("/sign-in").cookie(asked).with(csrf()).param("username", name).param("password", "secret"))
			.andReturn()
			.getResponse()
			.getRedirectedUrl();
	}

	/** Whatever becomes of the cookie, it leads to no other place than our own pages. */
	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/agent", "//evil.example/agent", "/\\evil.example/agent",
			"\\\\evil.example", "/agent\r\nSet-Cookie: a=b", "agent", "", "/sign-out", "javascript:alert(1)" })
	void aForgedPageToComeBackToLeadsNowhereElse(String page) throws Exception {
		String value = Base64.getUrlEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8));
		assertThat(landing("ana", new Cookie("ASKED", value))).isEqualTo("/agent");
		assertThat(landing("ana", new Cookie("ASKED", "%%%"))).isEqualTo("/agent");
	}

	/**
	 * The sign-in page itself is asked by HostileCallersIT: the tests' own form tokens
	 * use sessions.
	 */
	@Test
	void nobodyHasASessionBeforeTheSignIn() throws Exception {
		for (String route : List.of("/", "/agent", "/agent?q=" + "x".repeat(7_000), "/agent/" + "x".repeat(7_000),
				"/nothing", "/audit?x=1")) {
			MvcResult answer = this.mvc.perform(get(URI.create(route)).accept(MediaType.TEXT_HTML)).andReturn();
			assertThat(answer.getRequest().getSession(false)).as(route).isNull();
			assertThat(answer.getResponse().getHeaders(HttpHeaders.SET_COOKIE)).as(route)
				.allSatisfy((cookie) -> assertThat(cookie).hasSizeLessThan(3_000));
		}
		MvcResult failed = this.mvc
			.perform(post("/sign-in").with(csrf()).param("username", "ana").param("password", "wrong"))
			.andReturn();
		assertThat(failed.getRequest().getSession(false)).isNull();
	}

	@Test
	@WithMockUser(username = "rosa", roles = "RESIDENT")
	void aResidentAtTheAgentsDoorIsToldWhoIsSignedIn() throws Exception {
		this.mvc.perform(get("/agent").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrl("/sign-in"));
		this.mvc.perform(get("/sign-in")).andExpect(content().string(containsString("<strong>rosa</strong>")));
		this.mvc.perform(get("/agent/requests").accept(MediaType.TEXT_HTML)).andExpect(status().isNotFound());
	}

	@Test
	@WithMockUser(roles = "AUDITOR")
	void anotherRoleSeesNoAgentPages() throws Exception {
		this.mvc.perform(get("/agent/session")).andExpect(status().isNotFound());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/audit", "/audit/chain", "/audit/cases/C-1", "/audit/oversight" })
	@WithMockUser(roles = "AGENT")
	void agentsSeeNoAuditPages(String route) throws Exception {
		this.mvc.perform(get(route).accept(MediaType.TEXT_HTML)).andExpect(status().isNotFound());
	}

	@Test
	@WithMockUser(username = "ana", roles = "AGENT")
	void aPageLearnsItsSession() throws Exception {
		this.mvc.perform(get("/agent/session"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.username").value("ana"))
			.andExpect(jsonPath("$.csrf.token").isNotEmpty())
			.andExpect(header().string(HttpHeaders.CACHE_CONTROL, "no-store"));
	}

	@Test
	void signsInWithANewSession() throws Exception {
		MockHttpSession before = new MockHttpSession();
		String id = before.getId();
		this.mvc
			.perform(post("/sign-in").session(before).with(csrf()).param("username", "ana").param("password", "secret"))
			.andExpect(redirectedUrl("/agent"))
			.andExpect(authenticated().withUsername("ana").withRoles("AGENT"));
		assertThat(before.getId()).isNotEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ana", "nobody" })
	void aWrongPasswordAndAnUnknownNameReadTheSame(String name) throws Exception {
		Cookie note = this.mvc.perform(post("/sign-in").with(csrf()).param("username", name).param("password", "wrong"))
			.andExpect(redirectedUrl("/sign-in?failed"))
			.andExpect(unauthenticated())
			.andReturn()
			.getResponse()
			.getCookie("SIGN-IN");
		this.mvc.perform(get("/sign-in?failed").cookie(note))
			.andExpect(content().string(containsString("User name and password do not match.")))
			.andExpect(content().string(containsString("value=\"" + name + "\"")))
			.andExpect(content().string(not(containsString("wrong"))));
		this.mvc.perform(get("/sign-in").cookie(note))
			.andExpect(content().string(not(containsString("value=\"" + name + "\""))));
	}

	@Test
	void aSignInPageThatWasOpenForTooLongIsShownAgain() throws Exception {
		this.mvc.perform(post("/sign-in").param("username", "ana").param("password", "secret"))
			.andExpect(redirectedUrl("/sign-in?again"))
			.andExpect(unauthenticated());
	}

	@Test
	@WithMockUser(roles = "AGENT")
	void signsOutByPostOnly() throws Exception {
		this.mvc.perform(get("/sign-out")).andExpect(authenticated());
		this.mvc.perform(post("/sign-out").with(csrf()))
			.andExpect(redirectedUrl("/sign-in?signed-out"))
			.andExpect(unauthenticated());
	}

	@Test
	void everyAnswerCarriesTheHeaders() throws Exception {
		this.mvc.perform(get("/sign-in").secure(true))
			.andExpect(header().string("Content-Security-Policy", containsString("default-src 'self'")))
			.andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
			.andExpect(header().string("Referrer-Policy", "same-origin"))
			.andExpect(header().string("X-Frame-Options", "DENY"))
			.andExpect(header().string("X-Content-Type-Options", "nosniff"))
			.andExpect(header().exists("Permissions-Policy"))
			.andExpect(header().string("Strict-Transport-Security", containsString("max-age=")));
	}

	@Test
	void errorsAreAPageForAPersonAndAProblemForAScript() throws Exception {
		this.mvc.perform(error(404).accept(MediaType.TEXT_HTML))
			.andExpect(status().isNotFound())
			.andExpect(content().string(containsString("<h1>There is nothing here</h1>")));
		this.mvc.perform(error(500).accept(MediaType.APPLICATION_JSON))
			.andExpect(status().isInternalServerError())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.title").value("Something went wrong"));
		this.mvc.perform(error(401).accept(MediaType.TEXT_EVENT_STREAM)).andExpect(status().isUnauthorized());
		this.mvc.perform(error(418).accept(MediaType.TEXT_HTML))
			.andExpect(content().string(containsString("<h1>This did not work</h1>")));
	}

	@Test
	void clientsReadErrorsInTheirLanguage() throws Exception {
		this.mvc
			.perform(error(403).requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/consent/token")
				.header(HttpHeaders.ACCEPT_LANGUAGE, "es-MX")
				.accept(MediaType.TEXT_HTML))
			.andExpect(content().string(containsString("<h1>No se pudo aceptar</h1>")));
	}

	private static MockHttpServletRequestBuilder error(int status) {
		return get("/error").with((request) -> {
			request.setDispatcherType(DispatcherType.ERROR);
			return request;
		}).requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status);
	}

}
