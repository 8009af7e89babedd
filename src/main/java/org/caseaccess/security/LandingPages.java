package org.caseaccess.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Where somebody lands after sign-in: on the page that was asked for, or on the start
 * page of their role.
 */
class LandingPages extends SavedRequestAwareAuthenticationSuccessHandler {

	LandingPages(RequestCache asked) {
		setRequestCache(asked);
	}

	@Override
	protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response,
			Authentication person) {
		boolean auditor = person.getAuthorities()
			.stream()
			.anyMatch((authority) -> "ROLE_AUDITOR".equals(authority.getAuthority()));
		return auditor ? "/audit" : "/agent";
	}

}
