package org.caseaccess.security;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Sign-in with the real accounts: lock-out, session, and how passwords are kept.
 */
@FullApplicationTest
class SignInLockOutTests {

	private static final int FAILURES = 5;

	private static final int FAILURES_OF_ADDRESS = 50;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Scenario scenario;

	@Autowired
	private PasswordEncoder passwords;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	@ParameterizedTest
	@ValueSource(strings = { "maria.lopez", "nobody.here" })
	void whoFailsTooOftenReadsTheSameAndWhen(String username) throws Exception {
		MockHttpSession browser = new MockHttpSession();
		for (int failure = 0; failure < FAILURES; failure++) {
			assertThat(signIn(username, "wrong", "10.0.0.1", browser)).isEqualTo("/sign-in?failed");
			this.mvc.perform(get("/sign-in?failed").session(browser))
				.andExpect(content().string(containsString("User name and password do not match.")))
				.andExpect(content().string(not(containsString("too many sign-ins failed"))));
		}
		assertThat(signIn(username, "demo", "10.0.0.2", browser)).as("the right password, from elsewhere")
			.isEqualTo("/sign-in?failed");
		MvcResult page = this.mvc.perform(get("/sign-in?failed").session(browser))
			.andExpect(content().string(containsString("User name and password do not match.")))
			.andReturn();
		assertThat(page.getResponse().getContentAsString().replaceAll("<[^>]+>", ""))
			.contains("try again in 15 minutes: too many sign-ins failed.");
		assertThat(signIn("james.chen", "demo", "10.0.0.2", new MockHttpSession())).isEqualTo("/agent");
	}

	@Test
	void theLockOutEndsByItself() throws Exception {
		for (int failure = 0; failure <= FAILURES; failure++) {
			signIn("maria.lopez", "wrong", "10.0.0.1", new MockHttpSession());
		}
		this.jdbc.sql("update limit_count set window_started = window_started - interval '15' minute").update();
		assertThat(signIn("maria.lopez", "demo", "10.0.0.1", new MockHttpSession())).isEqualTo("/agent");
	}

	@Test
	void whoSignsInStartsAgain() throws Exception {
		for (int round = 0; round < 3; round++) {
			for (int failure = 1; failure < FAILURES; failure++) {
				signIn("maria.lopez", "wrong", "10.0.0.1", new MockHttpSession());
			}
			assertThat(signIn("maria.lopez", "demo", "10.0.0.1", new MockHttpSession())).isEqualTo("/agent");
		}
	}

	@Test
	void anAddressThatTriesManyAccountsIsLockedOut() throws Exception {
		for (int failure = 0; failure < FAILURES_OF_ADDRESS; failure++) {
			signIn("agent." + failure, "wrong", "10.0.0.1", new MockHttpSession());
		}
		assertThat(signIn("maria.lopez", "demo", "10.0.0.1", new MockHttpSession())).isEqualTo("/sign-in?failed");
		assertThat(signIn("maria.lopez", "demo", "10.0.0.2", new MockHttpSession())).isEqualTo("/agent");
	}

	@Test
	void manyTriesAtOnceAreNoWayAroundTheLimit() throws Exception {
		List<String> answers = Together.times(16,
				() -> signIn("maria.lopez", "wrong", "10.0.0.1", new MockHttpSession()));
		assertThat(answers).containsOnly("/sign-in?failed");
		Integer looked = this.jdbc.sql("select max(used) from limit_count where limit_key like 'sign-in-account:%'")
			.query(Integer.class)
			.single();
		assertThat(looked).isEqualTo(FAILURES);
		assertThat(signIn("maria.lopez", "demo", "10.0.0.1", new MockHttpSession())).isEqualTo("/sign-in?failed");
	}

	@Test
	void theDatabaseHoldsNeitherNameNorAddress() throws Exception {
		signIn("maria.lopez", "wrong", "10.0.0.1", new MockHttpSession());
		assertThat(this.jdbc.sql("select limit_key from limit_count where limit_key like 'sign-in%'")
			.query(String.class)
			.list()).hasSize(2).noneMatch((key) -> key.contains("maria") || key.contains("10.0.0.1"));
	}

	@Test
	void aSessionFromBeforeTheSignInIsNotTheOneAfter() throws Exception {
		MockHttpSession planted = new MockHttpSession();
		String id = planted.getId();
		assertThat(signIn("maria.lopez", "demo", "10.0.0.1", planted)).isEqualTo("/agent");
		assertThat(planted.getId()).isNotEqualTo(id);
		this.mvc.perform(get("/agent").session(planted)).andExpect(status().isOk());
		this.mvc.perform(get("/agent").session(new MockHttpSession(null, id)).accept("text/html"))
			.andExpect(redirectedUrl("/sign-in"));
	}

	@Test
	void passwordsAreKeptWithAWorkFactor() {
		List<String> hashes = this.jdbc.sql("select password_hash from account").query(String.class).list();
		hashes.add(this.passwords.encode("a new one"));
		assertThat(hashes).hasSizeGreaterThan(1).allSatisfy((hash) -> {
			Matcher bcrypt = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.{53}").matcher(hash);
			assertThat(bcrypt.matches()).isTrue();
			assertThat(Integer.parseInt(bcrypt.group(1))).isGreaterThanOrEqualTo(10);
		});
	}

	private String signIn(String username, String password, String address, MockHttpSession browser) throws Exception {
		return this.mvc.perform(post("/sign-in").session(browser).with(csrf()).with((request) -> {
			request.setRemoteAddr(address);
			return request;
		}).param("username", username).param("password", password)).andReturn().getResponse().getRedirectedUrl();
	}

}
