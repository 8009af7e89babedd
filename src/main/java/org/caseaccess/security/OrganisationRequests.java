package org.caseaccess.security;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * A sign-in that was sent on to the organisation, kept by the browser until it comes
 * back: there is no session before a sign-in. What is kept are the random values that
 * bind the way back to this browser; everything else comes from our own settings, so a
 * changed cookie spoils no more than its owner's sign-in.
 */
class OrganisationRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final int PARTS = 4;

	private final BrowserNote note = new BrowserNote("SIGN-IN-THERE", "/", Duration.ofMinutes(10));

	private final ClientRegistration registration;

	OrganisationRequests(ClientRegistration registration) {
		this.registration = registration;
	}

	@Override
	public void saveAuthorizationRequest(OAuth2AuthorizationRequest sent, HttpServletRequest request,
			HttpServletResponse response) {
		if (sent == null) {
			this.note.remove(request, response);
			return;
		}
		this.note.write(
				String.join("\n", sent.getState(), sent.<String>getAttribute(OidcParameterNames.NONCE),
						sent.<String>getAttribute(PkceParameterNames.CODE_VERIFIER), sent.getRedirectUri()),
				request, response);
	}

	@Override
	public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		String state = request.getParameter(OAuth2ParameterNames.STATE);
		return this.note.read(request)
			.map((text) -> text.split("\n", PARTS))
			.filter((parts) -> parts.length == PARTS && parts[0].equals(state))
			.map(this::sent)
			.orElse(null);
	}

	private OAuth2AuthorizationRequest sent(String[] parts) {
		return OAuth2AuthorizationRequest.authorizationCode()
			.clientId(this.registration.getClientId())
			.authorizationUri(this.registration.getProviderDetails().getAuthorizationUri())
			.redirectUri(parts[3])
			.scopes(this.registration.getScopes())
			.state(parts[0])
			.attributes((attributes) -> {
				attributes.put(OAuth2ParameterNames.REGISTRATION_ID, this.registration.getRegistrationId());
				attributes.put(OidcParameterNames.NONCE, parts[1]);
				attributes.put(PkceParameterNames.CODE_VERIFIER, parts[2]);
			})
			.build();
	}

	@Override
	public OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		OAuth2AuthorizationRequest sent = loadAuthorizationRequest(request);
		Optional.ofNullable(sent).ifPresent((found) -> this.note.remove(request, response));
		return sent;
	}

}
