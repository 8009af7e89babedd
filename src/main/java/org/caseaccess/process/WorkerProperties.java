package org.caseaccess.process;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.caseaccess.setting.TimeSpan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the workers behave when something goes wrong or the program stops. How often a job
 * is tried is in the model, with its task.
 *
 * @param firstBackoff how long a failed job waits before its second try; the third waits
 * four times as long, and so on by squares
 * @param longestBackoff the longest wait before a try
 * @param shutdownPatience how long a stopping program waits for the jobs under way
 */
@Validated
@ConfigurationProperties("case-access.process.worker")
record WorkerProperties(@NotNull @TimeSpan(most = "PT1H") @DefaultValue("PT1S") Duration firstBackoff,
		@NotNull @TimeSpan(most = "PT24H") @DefaultValue("PT1M") Duration longestBackoff,
		@NotNull @TimeSpan(least = "PT0S", most = "PT5M") @DefaultValue("PT10S") Duration shutdownPatience) {

	@AssertTrue(message = "first-backoff must not be longer than longest-backoff")
	boolean isFirstNotLongest() {
		return this.firstBackoff == null || this.longestBackoff == null
				|| this.firstBackoff.compareTo(this.longestBackoff) <= 0;
	}

	/**
	 * How long to wait before the next try.
	 * @param tries how many tries have failed
	 * @return the wait
	 */
	Duration backoff(int tries) {
		Duration wait = this.firstBackoff.multipliedBy((long) tries * tries);
		return (wait.compareTo(this.longestBackoff) < 0) ? wait : this.longestBackoff;
	}

}
