package org.caseaccess.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Residents sign in at the organisation too, so the page that asks them for a password
 * leads there instead; after signing out it stays here, or they would be signed in again
 * at once.
 */
@Configuration(proxyBeanMethods = false)
@Profile("cluster")
class ResidentsOfOrganisation {

	private static final String SIGN_IN = "/resident/sign-in";

	@Bean
	@Order(SecurityConfiguration.ORDER - 3)
	SecurityFilterChain residentsOfOrganisationChain(HttpSecurity http) throws Exception {
		return http.securityMatcher(SIGN_IN)
			.authorizeHttpRequests((routes) -> routes.anyRequest().denyAll())
			.exceptionHandling((exceptions) -> exceptions
				.authenticationEntryPoint((request, response, refusal) -> leadToSignIn(request, response))
				.accessDeniedHandler((request, response, refusal) -> leadToSignIn(request, response)))
			.build();
	}

	private static void leadToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean signedOut = request.getParameter("signed-out") != null;
		response.sendRedirect(
				request.getContextPath() + (signedOut ? "/sign-in?signed-out" : "/oauth2/authorization/case-access"));
	}

}
