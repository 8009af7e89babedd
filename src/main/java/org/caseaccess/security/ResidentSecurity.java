package org.caseaccess.security;

import jakarta.servlet.DispatcherType;
import org.caseaccess.limit.Limits;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The resident portal: its own sign-in, for residents' accounts alone, with the lock-out
 * and the session rules of every sign-in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(SignInProperties.class)
class ResidentSecurity {

	static final String SIGN_IN = "/resident/sign-in";

	static final String SIGN_OUT = "/resident/sign-out";

	private static final String START = "/resident";

	@Bean
	@Order(SecurityConfiguration.ORDER)
	SecurityFilterChain residentPortalChain(HttpSecurity http, ResidentAccounts accounts, PasswordEncoder encoder,
			Limits limits, SignInProperties properties, ObjectProvider<SignIn> otherWay,
			ObjectProvider<SignedInSessions> sessions) throws Exception {
		SignIn signIn = otherWay.getIfAvailable(PasswordSignIn::new);
		SecurityConfiguration.headers(http, ReferrerPolicy.SAME_ORIGIN, signIn.leadsTo());
		RefusedRequests refused = new RefusedRequests();
		// what somebody asked for elsewhere is no page of a resident
		AskedPages pages = new AskedPages("ASKED-RESIDENT", START);
		SecurityConfiguration.sessions(http, sessions);
		return http.securityMatcher("/resident", "/resident/**")
			// without a parent: no other way to sign in leads here
			.authenticationManager(
					new ProviderManager(new LimitedSignIn(accounts::byUsername, encoder, limits, properties)))
			.formLogin((form) -> form.loginPage(SIGN_IN)
				.failureHandler(new RefusedSignIn(SIGN_IN))
				.successHandler(new LandingPages(pages)))
			.logout((out) -> signIn.signedOut(out.logoutUrl(SIGN_OUT), SIGN_IN))
			.requestCache((cache) -> cache.requestCache(pages))
			.exceptionHandling(
					(exceptions) -> exceptions.accessDeniedHandler(refused).authenticationEntryPoint(refused))
			.authorizeHttpRequests((routes) -> routes
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
				.permitAll()
				.requestMatchers(SIGN_IN, SIGN_OUT)
				.permitAll()
				.anyRequest()
				.hasRole("RESIDENT"))
			.build();
	}

}
