package org.caseaccess.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anybody asks who is signed in: whether they still may be.
 */
class EndedSessions extends OncePerRequestFilter {

	private final SignedInSessions sessions;

	EndedSessions(SignedInSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!request.getRequestURI().startsWith(request.getContextPath() + "/assets/")) {
			this.sessions.check(request);
		}
		chain.doFilter(request, response);
	}

}
