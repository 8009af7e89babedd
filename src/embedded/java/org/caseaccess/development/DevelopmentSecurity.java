package org.caseaccess.development;

import org.caseaccess.security.SecurityConfiguration;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Opens the pages for development, which the production jar does not have.
 */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
@ConditionalOnWebApplication
class DevelopmentSecurity {

	@Bean
	@Order(SecurityConfiguration.ORDER - 1)
	SecurityFilterChain developmentChain(HttpSecurity http) throws Exception {
		// nobody signs in here: no session
		CookieCsrfTokenRepository forms = new CookieCsrfTokenRepository();
		forms.setCookieName("FORM-DEV");
		forms.setCookiePath("/dev");
		forms.setCookieCustomizer((cookie) -> cookie.httpOnly(true).sameSite("Lax"));
		return http.securityMatcher("/dev/**")
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.csrf((csrf) -> csrf.csrfTokenRepository(forms))
			.authorizeHttpRequests(
					(routes) -> routes.requestMatchers(HttpMethod.GET, "/dev/notices", "/dev/notices/email")
						.permitAll()
						.requestMatchers(HttpMethod.POST, "/dev/notices/reply", "/dev/channels")
						.permitAll()
						.anyRequest()
						.denyAll())
			.build();
	}

}
