package org.caseaccess.security;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * Leads back to the sign-in page, which says why and has the name that was typed; never
 * the password.
 */
final class RefusedSignIn extends SimpleUrlAuthenticationFailureHandler {

	private final String page;

	RefusedSignIn(String page) {
		super(page + "?failed");
		this.page = page;
		// a session only for who is signed in
		setAllowSessionCreation(false);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException refusal) throws IOException, ServletException {
		FailedSignIn.of(request.getParameter("username"), refusal).write(this.page, request, response);
		super.onAuthenticationFailure(request, response, refusal);
	}

}
