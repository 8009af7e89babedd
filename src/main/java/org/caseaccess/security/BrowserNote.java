package org.caseaccess.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A short text that the browser of somebody who is not signed in keeps for us: there is
 * no session before a sign-in, so nobody can fill our memory with them. It is never
 * believed more than what is typed into the address.
 *
 * @param name of the cookie
 * @param path to which it is sent
 * @param kept for how long
 */
record BrowserNote(String name, String path, Duration kept) {

	/** What is longer is not kept. */
	private static final int LONGEST = 2000;

	void write(String text, HttpServletRequest request, HttpServletResponse response) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= LONGEST) {
			set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), this.kept, request, response);
		}
		else {
			remove(request, response);
		}
	}

	Optional<String> read(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, this.name);
		if (cookie == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	void remove(HttpServletRequest request, HttpServletResponse response) {
		if (WebUtils.getCookie(request, this.name) != null) {
			set("", Duration.ZERO, request, response);
		}
	}

	private void set(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(this.name, value)
					.path(request.getContextPath() + this.path)
					.maxAge(age)
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.build()
					.toString());
	}

}
