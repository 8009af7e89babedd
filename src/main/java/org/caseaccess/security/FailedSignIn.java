package org.caseaccess.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/**
 * What the sign-in page tells of the try before it, kept by the browser for the next
 * page.
 *
 * @param name what was typed; never the password
 * @param possibleAgain when the account or address is locked out, else null
 * @param refusal why the organisation's sign-in led nowhere, or nothing
 */
record FailedSignIn(String name, Instant possibleAgain, String refusal) {

	/** As the field has it. */
	private static final int LONGEST_NAME = 100;

	private static final int PARTS = 3;

	private static final Duration KEPT = Duration.ofMinutes(5);

	static FailedSignIn of(String typed, AuthenticationException failure) {
		String name = (typed != null && typed.length() <= LONGEST_NAME) ? typed : "";
		Instant again = (failure instanceof LockedOutException locked) ? locked.possibleAgain() : null;
		String refusal = (failure instanceof OAuth2AuthenticationException refused)
				? plain(refused.getError().getErrorCode()) : "";
		return new FailedSignIn(name, again, refusal);
	}

	/** A provider's word, or anybody's. */
	private static String plain(String code) {
		return code.replaceAll("[^A-Za-z0-9_]", "?");
	}

	/** The try that led to a page, as far as the browser knows it. */
	static Optional<FailedSignIn> read(String page, HttpServletRequest request) {
		return note(page).read(request)
			.map((text) -> text.split("\n", PARTS))
			.filter((parts) -> parts.length == PARTS)
			.map((parts) -> new FailedSignIn(parts[2], instant(parts[0]), parts[1]));
	}

	void write(String page, HttpServletRequest request, HttpServletResponse response) {
		String again = (this.possibleAgain != null) ? Long.toString(this.possibleAgain.toEpochMilli()) : "";
		note(page).write(again + "\n" + this.refusal + "\n" + this.name, request, response);
	}

	private static BrowserNote note(String page) {
		return new BrowserNote("SIGN-IN", page, KEPT);
	}

	private static Instant instant(String millis) {
		return millis.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
	}

}
