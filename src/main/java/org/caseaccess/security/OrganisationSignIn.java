package org.caseaccess.security;

import java.net.URI;
import java.util.Objects;

import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/**
 * At the organisation's identity provider, by OpenID Connect: authorization code with
 * PKCE, and sign-out there too.
 */
@Component
@Profile("cluster")
@EnableConfigurationProperties(OrganisationProperties.class)
class OrganisationSignIn implements SignIn {

	private static final Logger log = LoggerFactory.getLogger(OrganisationSignIn.class);

	private static final String REGISTRATION = "case-access";

	private final ClientRegistrationRepository registrations;

	private final OrganisationPeople people;

	OrganisationSignIn(ClientRegistrationRepository registrations, OrganisationProperties properties, Agents agents,
			JdbcClient jdbc) {
		this.registrations = registrations;
		this.people = new OrganisationPeople(properties, agents, jdbc);
	}

	@Override
	public void addTo(HttpSecurity http, RequestCache asked) throws Exception {
		DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(
				this.registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
		requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
		http.oauth2Login((login) -> login.loginPage("/sign-in")
			.authorizationEndpoint((endpoint) -> endpoint.authorizationRequestResolver(requests)
				.authorizationRequestRepository(new OrganisationRequests(registration())))
			.userInfoEndpoint((endpoint) -> endpoint.oidcUserService(this.people))
			.successHandler(new LandingPages(asked))
			.failureHandler(failures()));
	}

	@Override
	public void signedOut(LogoutConfigurer<HttpSecurity> out, String page) {
		out.logoutSuccessHandler(signOutThereToo());
	}

	private static AuthenticationFailureHandler failures() {
		RefusedSignIn page = new RefusedSignIn("/sign-in");
		return (request, response, failure) -> {
			String reason = (failure instanceof OAuth2AuthenticationException refusal)
					? refusal.getError().getErrorCode() : failure.getClass().getSimpleName();
			// what the provider writes beside the code may name the person
			log.warn("a sign-in at the organisation was refused: {}", reason.replaceAll("[^A-Za-z0-9_]", "?"));
			page.onAuthenticationFailure(request, response, failure);
		};
	}

	private LogoutSuccessHandler signOutThereToo() {
		OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(
				this.registrations);
		handler.setPostLogoutRedirectUri("{baseUrl}/sign-in?signed-out");
		handler.setDefaultTargetUrl("/sign-in?signed-out");
		return handler;
	}

	@Override
	public String page() {
		return "sign-in-organisation";
	}

	/** Browsers hold a form to its policy also where it is sent on to. */
	@Override
	public String leadsTo() {
		Object end = registration().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
		return (end != null) ? origin(URI.create(end.toString())) : "";
	}

	private ClientRegistration registration() {
		return this.registrations.findByRegistrationId(REGISTRATION);
	}

	private static String origin(URI address) {
		return Objects.toString(address.getScheme()) + "://" + address.getAuthority();
	}

}
