package org.caseaccess.resident;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Who is signed in to the resident portal, reads in which language, and has how many new
 * notices.
 */
record Resident(UUID clientId, String name, String caseNumber, Locale language, int unread) {

	/** A time as this resident reads it. */
	public String time(Instant instant) {
		return ResidentTimes.dayAndTime(instant, this.language);
	}

	/** A deadline, to the second. */
	public String seconds(Instant instant) {
		return ResidentTimes.seconds(instant, this.language);
	}

	/** Names stay out of logs. */
	@Override
	public String toString() {
		return "Resident[" + this.clientId + "]";
	}

}
