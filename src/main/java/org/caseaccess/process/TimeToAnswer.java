package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long the engine waits for a client. A duration, for its clock may be another than
 * the server's; and the whole of it, for who comes back a moment too early only waits
 * again.
 */
final class TimeToAnswer {

	/** So that an engine whose clock is ahead does not ask again and again. */
	private static final Duration A_MOMENT = Duration.ofMillis(100);

	private TimeToAnswer() {
	}

	static Duration until(Instant deadline, Clock clock) {
		Duration left = Duration.between(clock.instant(), deadline);
		if (!left.isPositive()) {
			return Duration.ZERO;
		}
		return (left.compareTo(A_MOMENT) > 0) ? left.plusMillis(1).truncatedTo(ChronoUnit.MILLIS) : A_MOMENT;
	}

}
