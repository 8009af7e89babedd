package org.caseaccess.security;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/**
 * The page that was asked for before the sign-in, kept by the browser: its path alone, so
 * that it leads nowhere else, whatever becomes of the cookie. Never what a script
 * fetched.
 */
class AskedPages implements RequestCache {

	private static final Duration KEPT = Duration.ofMinutes(10);

	private final BrowserNote note;

	AskedPages(String cookie, String path) {
		this.note = new BrowserNote(cookie, path, KEPT);
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		if ("GET".equals(request.getMethod()) && RefusedRequests.wantsPage(request)) {
			String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
			String path = request.getRequestURI().substring(request.getContextPath().length());
			this.note.write(path + query, request, response);
		}
	}

	@Override
	public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		return page(request).map(SimpleSavedRequest::new).orElse(null);
	}

	private Optional<String> page(HttpServletRequest request) {
		return this.note.read(request).filter(AskedPages::isPath);
	}

	/** Browsers take two slashes, of either kind, for the name of another machine. */
	private static boolean isPath(String page) {
		return page.matches("/([^/\\\\].*)?") && page.chars().noneMatch(Character::isISOControl);
	}

	/** No request is repeated: the browser asks for the page again. */
	@Override
	public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		this.note.remove(request, response);
	}

}
