package org.caseaccess.embedded.readmodel;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/**
 * How the engine's values become the API's.
 */
final class Values {

	private Values() {
	}

	/** The engine writes 0 or -1 where there is no key or time. */
	static Long positive(long value) {
		return (value > 0) ? value : null;
	}

	static String text(String value) {
		return (value == null || value.isEmpty()) ? null : value;
	}

	/** Milliseconds; 0 for a text that is no date, because models may hold any text. */
	static long time(String value) {
		try {
			return (text(value) != null) ? OffsetDateTime.parse(value).toInstant().toEpochMilli() : 0;
		}
		catch (DateTimeParseException ex) {
			return 0;
		}
	}

}
