package org.caseaccess.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * Something was done as often as is allowed. The message says so, and when it is possible
 * again, in plain words that may be shown to the user.
 */
public class LimitReachedException extends RuntimeException {

	private static final long MILLIS_A_MINUTE = 60_000;

	private static final long MINUTES_AN_HOUR = 60;

	private final Instant possibleAgain;

	/**
	 * Describes a limit that was reached.
	 * @param what one sentence on what was reached
	 * @param now the time of the refusal
	 * @param possibleAgain from when it is possible again
	 */
	public LimitReachedException(String what, Instant now, Instant possibleAgain) {
		super(what + " It is possible again in " + inWords(Duration.between(now, possibleAgain)) + ".");
		this.possibleAgain = possibleAgain;
	}

	/**
	 * From when it is possible again.
	 * @return the instant
	 */
	public Instant possibleAgain() {
		return this.possibleAgain;
	}

	/**
	 * A wait as people say it, rounded up so that it is never too short.
	 * @param wait the wait
	 * @return for example {@code 12 minutes}
	 */
	public static String inWords(Duration wait) {
		long minutes = Math.max(1, Math.ceilDiv(wait.toMillis(), MILLIS_A_MINUTE));
		if (minutes <= 2 * MINUTES_AN_HOUR) {
			return (minutes == 1) ? "1 minute" : minutes + " minutes";
		}
		return Math.ceilDiv(minutes, MINUTES_AN_HOUR) + " hours";
	}

}
