package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt whose notice was sent or refused.
 *
 * @param attemptId the attempt
 * @param number which attempt it is since the last completed access, from 1
 * @param matchingCode four digits that the client sees too
 * @param deadline answers count before this instant
 * @param failureReason why the notice was not delivered, in plain words; null when it was
 */
public record StartedAttempt(UUID attemptId, int number, String matchingCode, Instant deadline, String failureReason) {

	/**
	 * Whether the notice reached the client's channel.
	 * @return false when the attempt ended as not delivered (R9)
	 */
	public boolean delivered() {
		return this.failureReason == null;
	}

}
