package org.caseaccess.embedded.rest;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * Dates in requests.
 */
final class Dates {

	private Dates() {
	}

	/** As RFC 3339 writes it, with seconds. An empty text takes the date away. */
	static String checked(String date) {
		try {
			return date.isEmpty() ? date : OffsetDateTime.parse(date).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
		}
		catch (DateTimeParseException ex) {
			throw ApiProblem.badRequest("'" + date + "' is no date and time such as 2026-01-31T08:00:00Z");
		}
	}

}
