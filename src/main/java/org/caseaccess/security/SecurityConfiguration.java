package org.caseaccess.security;

import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.metrics.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Routes and roles. Every route is closed unless it is named here; what is closed looks
 * as if it did not exist. A chain for further routes gets an order before {@link #ORDER}.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

	/** Order of the first chain here. */
	public static final int ORDER = 100;

	// form-js sets styles through the DOM only, which a policy without 'unsafe-inline'
	// allows; its icons are data images
	private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'%s; frame-ancestors 'none'";

	private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

	/**
	 * The pages behind the links in notices: nobody signs in, no session, the one-time
	 * token in the address is all that counts. So that the address goes nowhere, no page
	 * names it as referrer.
	 * @param http to build from
	 * @return the chain
	 * @throws Exception when it cannot be built
	 */
	@Bean
	@Order(ORDER)
	SecurityFilterChain residentChain(HttpSecurity http) throws Exception {
		headers(http, ReferrerPolicy.NO_REFERRER, "");
		RefusedRequests refused = new RefusedRequests();
		return http.securityMatcher("/consent/**")
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// no cookie says who is there, so none can be misused: the token in the
			// address is
			// the right itself, also in a second tab and from a mail program's page
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling(
					(exceptions) -> exceptions.accessDeniedHandler(refused).authenticationEntryPoint(refused))
			.authorizeHttpRequests((routes) -> routes
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
				.permitAll()
				.requestMatchers("/consent/{token}", "/consent/end/{token}")
				.permitAll()
				.anyRequest()
				.denyAll())
			.build();
	}

	/**
	 * The agents', the auditors' and the records officers' pages, sign-in and the files
	 * of the pages.
	 * @param http to build from
	 * @param otherWay how people sign in when not by password
	 * @param sessions who is signed in
	 * @return the chain
	 * @throws Exception when it cannot be built
	 */
	@Bean
	@Order(ORDER + 1)
	SecurityFilterChain agentChain(HttpSecurity http, ObjectProvider<SignIn> otherWay,
			ObjectProvider<SignedInSessions> sessions) throws Exception {
		SignIn signIn = otherWay.getIfAvailable(PasswordSignIn::new);
		headers(http, ReferrerPolicy.SAME_ORIGIN, signIn.leadsTo());
		RefusedRequests refused = new RefusedRequests();
		AskedPages pages = new AskedPages("ASKED", "/");
		sessions(http, sessions);
		signIn.addTo(http, pages);
		http.logout((out) -> {
			out.logoutUrl("/sign-out");
			// what a page kept of the typed for the same person goes with them
			out.addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE)));
			signIn.signedOut(out, "/sign-in");
		});
		return http.requestCache((cache) -> cache.requestCache(pages))
			.exceptionHandling(
					(exceptions) -> exceptions.accessDeniedHandler(refused).authenticationEntryPoint(refused))
			.authorizeHttpRequests((routes) -> routes
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
				.permitAll()
				.requestMatchers(HttpMethod.GET, "/", "/assets/**", "/favicon.ico")
				.permitAll()
				.requestMatchers("/sign-in", "/sign-out")
				.permitAll()
				// figures are exposed in the profile cluster only, at a port of their own
				.requestMatchers(EndpointRequest.to(HealthEndpoint.class, PrometheusScrapeEndpoint.class))
				.permitAll()
				.requestMatchers("/agent", "/agent/**")
				.hasRole("AGENT")
				.requestMatchers(HttpMethod.GET, "/audit", "/audit/**")
				.hasRole("AUDITOR")
				.requestMatchers("/records", "/records/**")
				.hasRole("RECORDS")
				.requestMatchers(HttpMethod.GET, "/operations/**")
				.hasRole("OPERATOR")
				.anyRequest()
				.denyAll())
			.build();
	}

	/**
	 * Names the hash's algorithm in the hash, so that it can change; new hashes are
	 * bcrypt.
	 * @return the encoder
	 */
	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	/**
	 * Refuses what no form sends and no database keeps: PostgreSQL has no character zero.
	 * @return the firewall
	 */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedParameterValues((value) -> value == null || value.indexOf('\0') < 0);
		return firewall;
	}

	/**
	 * Tells the application when a session ends, so that what was open for it is closed.
	 * @return the publisher
	 */
	@Bean
	HttpSessionEventPublisher sessionEvents() {
		return new HttpSessionEventPublisher();
	}

	static void headers(HttpSecurity http, ReferrerPolicy referrer, String formsLeadTo) throws Exception {
		String content = CONTENT_POLICY.formatted(formsLeadTo.isEmpty() ? "" : " " + formsLeadTo);
		http.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(content))
			.referrerPolicy((policy) -> policy.policy(referrer))
			.permissionsPolicyHeader((policy) -> policy.policy(PERMISSIONS))
			.frameOptions((frame) -> frame.deny()));
	}

	/** A session begins with a sign-in, and ends with the right to it. */
	static void sessions(HttpSecurity http, ObjectProvider<SignedInSessions> signedIn) throws Exception {
		http.csrf((csrf) -> csrf.csrfTokenRepository(new FormTokens()));
		SignedInSessions sessions = signedIn.getIfAvailable();
		if (sessions != null) {
			http.sessionManagement((session) -> session.addSessionAuthenticationStrategy(sessions))
				.addFilterBefore(new EndedSessions(sessions), SecurityContextHolderFilter.class);
		}
	}

}
