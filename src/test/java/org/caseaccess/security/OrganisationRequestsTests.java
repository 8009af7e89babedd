package org.caseaccess.security;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** A sign-in at the organisation is remembered by the browser, not by us. */
class OrganisationRequestsTests {

	private final ClientRegistration registration = ClientRegistration.withRegistrationId("case-access")
		.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
		.clientId("us")
		.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
		.authorizationUri("https://id.example/authorize")
		.tokenUri("https://id.example/token")
		.scope("openid", "profile")
		.build();

	private final OrganisationRequests requests = new OrganisationRequests(this.registration);

	@Test
	void whatWasSentIsKnownWhenItComesBackToTheSameBrowser() {
		OAuth2AuthorizationRequest sent = sent();
		Cookie cookie = keptBy(sent);
		MockHttpServletRequest back = back(sent.getState(), cookie);
		MockHttpServletResponse answer = new MockHttpServletResponse();
		OAuth2AuthorizationRequest found = this.requests.removeAuthorizationRequest(back, answer);
		assertThat(found.getState()).isEqualTo(sent.getState());
		assertThat(found.getRedirectUri()).isEqualTo(sent.getRedirectUri());
		assertThat(found.getScopes()).isEqualTo(sent.getScopes());
		assertThat(found.getAttributes()).isEqualTo(sent.getAttributes());
		assertThat(answer.getCookie(cookie.getName()).getMaxAge()).as("used once").isZero();
		assertThat(back.getSession(false)).isNull();
	}

	@Test
	void anotherBrowserOrAnotherSignInIsRefused() {
		OAuth2AuthorizationRequest sent = sent();
		Cookie cookie = keptBy(sent);
		assertThat(this.requests.loadAuthorizationRequest(back(sent.getState()))).isNull();
		assertThat(this.requests.loadAuthorizationRequest(back("forged", cookie))).isNull();
		assertThat(this.requests.loadAuthorizationRequest(back(sent.getState(), new Cookie(cookie.getName(), "%%%"))))
			.isNull();
		assertThat(this.requests.loadAuthorizationRequest(back(sent.getState(), new Cookie(cookie.getName(), "eA"))))
			.isNull();
	}

	private OAuth2AuthorizationRequest sent() {
		DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(
				new InMemoryClientRegistrationRepository(this.registration), "/oauth2/authorization");
		resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
		return resolver.resolve(new MockHttpServletRequest("GET", "/oauth2/authorization/case-access"), "case-access");
	}

	private Cookie keptBy(OAuth2AuthorizationRequest sent) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.requests.saveAuthorizationRequest(sent, request, response);
		assertThat(request.getSession(false)).isNull();
		return response.getCookies()[0];
	}

	private static MockHttpServletRequest back(String state, Cookie... cookies) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setParameter("state", state);
		request.setCookies(cookies);
		return request;
	}

}
