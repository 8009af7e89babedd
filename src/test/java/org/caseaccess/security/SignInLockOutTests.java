package org.caseaccess.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.caseaccess.limit.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
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

	@Autowired
	private Limits limits;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	@ParameterizedTest
	@ValueSource(strings = { "maria.lopez", "nobody.here" })
	void whoFailsTooOftenReadsTheSameAndWhen(String username) throws Exception {
		for (int failure = 0; failure < FAILURES; failure++) {
			MockHttpServletResponse failed = answer(username, "wrong", "10.0.0.1", new MockHttpSession());
			assertThat(failed.getRedirectedUrl()).isEqualTo("/sign-in?failed");
			this.mvc.perform(get("/sign-in?failed").cookie(failed.getCookie("SIGN-IN")))
				.andExpect(content().string(containsString("User name and password do not match.")))
				.andExpect(content().string(not(containsString("too many sign-ins failed"))));
		}
		MockHttpServletResponse locked = answer(username, "demo", "10.0.0.2", new MockHttpSession());
		assertThat(locked.getRedirectedUrl()).as("the right password, from elsewhere").isEqualTo("/sign-in?failed");
		MvcResult page = this.mvc.perform(get("/sign-in?failed").cookie(locked.getCookie("SIGN-IN")))
			.andExpect(content().string(containsString("User name and password do not match.")))
			.andReturn();
		assertThat(page.getResponse().getContentAsString().replaceAll("<[^>]+>", ""))
			.contains("try again in 15 minutes: too many sign-ins failed.");
		assertThat(signIn("james.chen", "demo", "10.0.0.2", new MockHttpSession())).isEqualTo("/agent");
	}

	/** Case 14: what is counted is failures, and a right password is none. */
	@Test
	void everybodyWithTheRightPasswordGetsInAtOnce() throws Exception {
		assertThat(Together.times(12, () -> signIn("maria.lopez", "demo", "10.0.0.1", new MockHttpSession())))
			.containsOnly("/agent");
		assertThat(this.jdbc.sql("select coalesce(sum(used), 0) from limit_count where limit_key like 'sign-in%'")
			.query(Long.class)
			.single()).isZero();
	}

	/** An office behind one address, more people than may fail from it. */
	@Test
	void anOfficeSignsInAtOnceFromOneAddress() throws Exception {
		List<String> agents = List.of("maria.lopez", "james.chen", "aisha.khan", "robert.miller");
		this.jdbc
			.sql("insert into limit_count (limit_key, used, window_started, ends_at) values (:key, :used, :now, :now)")
			.param("key", "sign-in-address:" + sha256("10.0.0.9"))
			.param("used", FAILURES_OF_ADDRESS - 2)
			.param("now", OffsetDateTime.now())
			.update();
		List<Callable<String>> all = Stream.iterate(0, (place) -> place < 16, (place) -> place + 1)
			.<Callable<String>>map((place) -> () -> signIn(agents.get(place % agents.size()), "demo", "10.0.0.9",
					new MockHttpSession()))
			.toList();
		assertThat(Together.run(all)).containsOnly("/agent");
	}

	@Test
	void ofAHundredGuessesAtOnceNoMoreThanTheLimitIsLookedAt() throws Exception {
		AtomicInteger looked = new AtomicInteger();
		LimitedSignIn signIn = new LimitedSignIn((username) -> {
			looked.incrementAndGet();
			return User.withUsername(username).password("{noop}secret").roles("AGENT").build();
		}, this.passwords, this.limits, new SignInProperties(FAILURES, 1000, Duration.ofMinutes(15)));
		List<Boolean> answers = Together.times(100, () -> {
			try {
				signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("guessed", "wrong"));
				return true;
			}
			catch (AuthenticationException ex) {
				return false;
			}
		});
		assertThat(answers).containsOnly(false);
		assertThat(looked).hasValue(FAILURES);
	}

	/** Right and wrong ones of one account mixed: the right ones open no way around. */
	@Test
	void guessesBesideARightPasswordKeepTheirPlaces() throws Exception {
		AtomicInteger guesses = new AtomicInteger();
		LimitedSignIn signIn = new LimitedSignIn(
				(username) -> User.withUsername(username).password("{noop}secret").roles("AGENT").build(),
				new PasswordEncoderThatCounts(guesses), this.limits,
				new SignInProperties(FAILURES, 1000, Duration.ofMinutes(15)));
		List<Callable<Boolean>> tries = new ArrayList<>(Collections.nCopies(1, () -> signsIn(signIn, "secret")));
		tries.addAll(Collections.nCopies(60, () -> signsIn(signIn, "wrong")));
		Together.run(tries);
		// the right one lets failures be counted from none again, once
		assertThat(guesses).hasValueLessThanOrEqualTo(2 * FAILURES);
		assertThat(signsIn(signIn, "secret")).isFalse();
	}

	private static boolean signsIn(LimitedSignIn signIn, String password) {
		try {
			return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("mixed", password))
				.isAuthenticated();
		}
		catch (AuthenticationException ex) {
			return false;
		}
	}

	/** Counts the wrong ones that are looked at. */
	private record PasswordEncoderThatCounts(AtomicInteger guesses) implements PasswordEncoder {

		@Override
		public String encode(CharSequence password) {
			return "{noop}" + password;
		}

		@Override
		public boolean matches(CharSequence password, String encoded) {
			boolean right = encoded.equals("{noop}" + password);
			if (!right) {
				this.guesses.incrementAndGet();
			}
			return right;
		}

	}

	@Test
	void aNetworkOfAddressesCountsAsOne() throws Exception {
		for (int failure = 0; failure < FAILURES_OF_ADDRESS; failure++) {
			signIn("agent." + failure, "wrong", "2001:db8:1:2::" + Integer.toHexString(failure + 1),
					new MockHttpSession());
		}
		assertThat(signIn("maria.lopez", "demo", "2001:db8:1:2:ffff::1", new MockHttpSession()))
			.isEqualTo("/sign-in?failed");
		assertThat(signIn("maria.lopez", "demo", "2001:db8:1:3::1", new MockHttpSession())).isEqualTo("/agent");
	}

	private static String sha256(String text) throws Exception {
		return HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
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
		return answer(username, password, address, browser).getRedirectedUrl();
	}

	private MockHttpServletResponse answer(String username, String password, String address, MockHttpSession browser)
			throws Exception {
		return this.mvc.perform(post("/sign-in").session(browser).with(csrf()).with((request) -> {
			request.setRemoteAddr(address);
			return request;
		}).param("username", username).param("password", password)).andReturn().getResponse();
	}

}
