package org.caseaccess.embedded.rest;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * Dates in requests.
 */
final class Dates {

	private Dates() {
	}

	/** An empty text takes the date away. */
	static String checked(String date) {
		try {
			return date.isEmpty() ? date : OffsetDateTime.parse(date).toString();
		}
		catch (DateTimeParseException ex) {
			throw ApiProblem.badRequest("'" + date + "' is no date and time such as 2026-01-31T08:00:00Z");
		}
	}

}
