package org.caseaccess.security;

import java.util.Map;
import java.util.Objects;

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

	private static final Map<String, String> START = Map.of("ROLE_AUDITOR", "/audit", "ROLE_RECORDS", "/records/holds",
			"ROLE_OPERATOR", "/operations/notices");

	LandingPages(RequestCache asked) {
		setRequestCache(asked);
	}

	@Override
	protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response,
			Authentication person) {
		return person.getAuthorities()
			.stream()
			.map((authority) -> START.get(authority.getAuthority()))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("/agent");
	}

}
