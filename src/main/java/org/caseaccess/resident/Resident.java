package org.caseaccess.resident;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Who is signed in to the resident portal, and reads in which language. */
record Resident(UUID clientId, String name, String caseNumber, Locale language) {

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
