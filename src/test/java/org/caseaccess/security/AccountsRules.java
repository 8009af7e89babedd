package org.caseaccess.security;

import java.time.Duration;

import org.caseaccess.limit.Limits;
import org.caseaccess.operation.RefusedStartException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Accounts and their locks, on every database. */
abstract class AccountsRules {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Limits limits;

	@Test
	void anAccountHasItsRole() {
		assertThat(new Accounts(this.jdbc).loadUserByUsername("maria.lopez").getAuthorities()).extracting("authority")
			.containsExactly("ROLE_AGENT");
		assertThatThrownBy(() -> new Accounts(this.jdbc).loadUserByUsername("nobody"))
			.isInstanceOf(UsernameNotFoundException.class);
	}

	@Test
	void whoFailsTooOftenIsLockedOutAndAnotherIsNot() {
		LimitedSignIn signIn = new LimitedSignIn(new Accounts(this.jdbc),
				PasswordEncoderFactories.createDelegatingPasswordEncoder(), this.limits,
				new SignInProperties(2, 1000, Duration.ofMinutes(15)));
		this.limits.forget("sign-in-address:unknown");
		for (int failure = 0; failure < 2; failure++) {
			assertThatThrownBy(() -> signIn.authenticate(attempt("aisha.khan", "wrong")))
				.isInstanceOf(BadCredentialsException.class);
		}
		assertThatThrownBy(() -> signIn.authenticate(attempt("aisha.khan", "demo")))
			.isInstanceOf(LockedOutException.class);
		assertThat(signIn.authenticate(attempt("robert.miller", "demo")).isAuthenticated()).isTrue();
	}

	@Test
	void aDatabaseWithDemoUsersIsNoProductionDatabase() {
		assertThatThrownBy(() -> new NoPasswordAccounts(this.jdbc).afterSingletonsInstantiated())
			.isInstanceOf(RefusedStartException.class)
			.hasMessageContaining("demo users");
	}

	private static Authentication attempt(String username, String password) {
		return UsernamePasswordAuthenticationToken.unauthenticated(username, password);
	}

}
