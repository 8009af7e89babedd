package org.caseaccess.notification;

import org.caseaccess.security.SecurityConfiguration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The addresses that providers call: nobody signs in, no session, no cookie; each call
 * proves by its signature where it is from.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class HookSecurity {

	@Bean
	@Order(SecurityConfiguration.ORDER - 2)
	SecurityFilterChain hookChain(HttpSecurity http) throws Exception {
		return http.securityMatcher("/hooks/**")
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((routes) -> routes
				.requestMatchers(HttpMethod.POST, "/hooks/twilio/status", "/hooks/twilio/messages")
				.permitAll()
				.anyRequest()
				.denyAll())
			.exceptionHandling((exceptions) -> exceptions
				.authenticationEntryPoint((request, response, refusal) -> response.sendError(404))
				.accessDeniedHandler((request, response, refusal) -> response.sendError(404)))
			.build();
	}

}
