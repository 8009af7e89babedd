package org.caseaccess.resident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Times as clients read them without scripts: in the server's zone, which is named. A
 * script puts them in the reader's own.
 */
final class ResidentTimes {

	private static final DateTimeFormatter DAY_AND_TIME = new DateTimeFormatterBuilder()
		.append(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT))
		.appendPattern(" z")
		.toFormatter();

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss z");

	private ResidentTimes() {
	}

	static String dayAndTime(Instant instant, Locale language) {
		return in(DAY_AND_TIME, instant, language);
	}

	/** A deadline, to the second. */
	static String seconds(Instant instant, Locale language) {
		return in(SECONDS, instant, language);
	}

	private static String in(DateTimeFormatter format, Instant instant, Locale language) {
		return format.withLocale(language).withZone(ZoneId.systemDefault()).format(instant);
	}

}
