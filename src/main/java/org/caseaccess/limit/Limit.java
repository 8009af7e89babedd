package org.caseaccess.limit;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param most how many times in a window
 * @param window how long the window is; it begins with the first time
 */
public record Limit(int most, Duration window) {

	/** Nothing is counted for longer than this. */
	static final Duration LONGEST = Duration.ofDays(2);

	public Limit {
		if (most < 1 || window.isNegative() || window.isZero() || window.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("a limit is at least one time in at most " + LONGEST);
		}
	}

}
