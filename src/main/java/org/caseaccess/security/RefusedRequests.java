package org.caseaccess.security;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What a refused request gets. Pages of somebody who signs in lead there, or 401 when a
 * script asked; every other closed route looks as if it did not exist.
 */
class RefusedRequests implements AuthenticationEntryPoint, AccessDeniedHandler {

	/** Asks a page to say that what was sent did not arrive. */
	private static final String ENDED = "ended";

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
			throws IOException {
		if (!needsSignIn(request)) {
			response.sendError(HttpStatus.NOT_FOUND.value());
		}
		else if (wantsPage(request)) {
			// what was sent in a session that had ended was not saved, and the page says
			// so
			boolean unsaved = "POST".equals(request.getMethod()) || isOfEndedSession(request);
			response.sendRedirect(request.getContextPath() + signInOf(request) + (unsaved ? "?again" : ""));
		}
		else {
			response.sendError(HttpStatus.UNAUTHORIZED.value());
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
			throws IOException {
		if (!(refusal instanceof CsrfException)) {
			if (isOtherPortal(request)) {
				response.sendRedirect(request.getContextPath() + signInOf(request));
			}
			else {
				response.sendError(HttpStatus.NOT_FOUND.value());
			}
		}
		else if (isSignIn(request)) {
			// the sign-in page was open for longer than its session
			response.sendRedirect(request.getContextPath() + signInOf(request) + "?again");
		}
		else if (isIn(StartPages.RESIDENTS, request) && wantsPage(request)) {
			// the page that the form was on says, after sign-in, that nothing arrived
			response.sendRedirect(request.getRequestURI() + "?" + ENDED);
		}
		else if (needsSignIn(request) && !isSignedIn()) {
			commence(request, response, null);
		}
		else {
			response.sendError(HttpStatus.FORBIDDEN.value());
		}
	}

	/**
	 * Whether a person waits for a page, rather than a script for data.
	 * @param request the request
	 * @return true for a page
	 */
	static boolean wantsPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	// the request knows its user only after the check that refuses it here
	private static boolean isSignedIn() {
		return SecurityContextHolder.getContext().getAuthentication() != null;
	}

	/** Whether a resident's browser named a session that is over, now or with a form. */
	private static boolean isOfEndedSession(HttpServletRequest request) {
		boolean over = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
		return isIn(StartPages.RESIDENTS, request) && (over || request.getParameter(ENDED) != null);
	}

	private static boolean needsSignIn(HttpServletRequest request) {
		return Stream.of("/agent", "/audit", "/records", "/operations", StartPages.RESIDENTS)
			.anyMatch((area) -> isIn(area, request));
	}

	/**
	 * Clients and those who work here have a door each; at the other one they can sign in
	 * as somebody else.
	 */
	private static boolean isOtherPortal(HttpServletRequest request) {
		String own = StartPages.of(SecurityContextHolder.getContext().getAuthentication());
		String door = own.equals(StartPages.RESIDENTS) ? StartPages.AGENTS : StartPages.RESIDENTS;
		return "GET".equals(request.getMethod()) && wantsPage(request) && path(request).equals(door);
	}

	private static String signInOf(HttpServletRequest request) {
		return isIn(StartPages.RESIDENTS, request) ? ResidentSecurity.SIGN_IN : "/sign-in";
	}

	private static boolean isSignIn(HttpServletRequest request) {
		return Set.of("/sign-in", "/sign-out", ResidentSecurity.SIGN_IN, ResidentSecurity.SIGN_OUT)
			.contains(path(request));
	}

	private static boolean isIn(String area, HttpServletRequest request) {
		return path(request).equals(area) || path(request).startsWith(area + "/");
	}

	private static String path(HttpServletRequest request) {
		return request.getRequestURI().substring(request.getContextPath().length());
	}

}
