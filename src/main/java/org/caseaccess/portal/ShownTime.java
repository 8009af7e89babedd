package org.caseaccess.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment on a page. The text names the server's zone; a script rewrites it in the
 * reader's own.
 *
 * @param at the moment
 */
record ShownTime(Instant at) {

	private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("MMM d, uuuu, HH:mm z", Locale.ENGLISH)
		.withZone(ZoneId.systemDefault());

	static ShownTime of(Instant at) {
		return (at != null) ? new ShownTime(at) : null;
	}

	public String text() {
		return TEXT.format(this.at);
	}

}
