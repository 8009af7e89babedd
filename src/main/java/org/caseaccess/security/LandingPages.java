package org.caseaccess.security;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Where somebody lands after sign-in: on the page that was asked for, when it is one of
 * theirs, or on the start page of their role.
 */
class LandingPages extends SavedRequestAwareAuthenticationSuccessHandler {

	private final RequestCache asked;

	LandingPages(RequestCache asked) {
		this.asked = asked;
		setRequestCache(asked);
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
			throws IOException, ServletException {
		SavedRequest page = this.asked.getRequest(request, response);
		if (page != null && !StartPages.leadTo(path(page, request), person)) {
			this.asked.removeRequest(request, response);
		}
		super.onAuthenticationSuccess(request, response, person);
	}

	@Override
	protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response,
			Authentication person) {
		return StartPages.of(person);
	}

	private static String path(SavedRequest page, HttpServletRequest request) {
		// what stands behind the question mark need not be a valid URI
		String address = page.getRedirectUrl().split("\\?", 2)[0];
		return URI.create(address).getPath().substring(request.getContextPath().length());
	}

}
