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

	/** The session's attribute with the name. */
	static final String NAME = "sign-in.name";

	/** As the field has it. */
	private static final int LONGEST_NAME = 100;

	RefusedSignIn(String page) {
		super(page + "?failed");
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException refusal) throws IOException, ServletException {
		String name = request.getParameter("username");
		boolean typed = name != null && name.length() <= LONGEST_NAME;
		request.getSession().setAttribute(NAME, typed ? name : null);
		super.onAuthenticationFailure(request, response, refusal);
	}

}
