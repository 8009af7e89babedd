package org.caseaccess.security;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Where somebody lands after sign-in: on the page that was asked for, when it is one of
 * theirs, or on the start page of their role.
 */
class LandingPages extends SimpleUrlAuthenticationSuccessHandler {

	private final RequestCache asked;

	LandingPages(RequestCache asked) {
		this.asked = asked;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
			throws IOException, ServletException {
		String page = Optional.ofNullable(this.asked.getRequest(request, response))
			.map(SavedRequest::getRedirectUrl)
			.filter((path) -> StartPages.leadTo(path.split("\\?", 2)[0], person))
			.orElseGet(() -> StartPages.of(person));
		this.asked.removeRequest(request, response);
		clearAuthenticationAttributes(request);
		getRedirectStrategy().sendRedirect(request, response, page);
	}

}
