package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * The attempt that waits for the client's answer.
 *
 * @param attemptId the attempt
 * @param number which attempt it is since the last completed access, from 1
 * @param max how many there can be until an access is completed
 * @param matchingCode four digits that the client sees too (R3)
 * @param method how the client was asked
 * @param requestedAt when
 * @param deadline answers count before this instant, by the server's clock
 */
public record PendingAttempt(UUID attemptId, int number, int max, String matchingCode, String method,
		Instant requestedAt, Instant deadline) {

	static PendingAttempt of(ConsentAttempt attempt) {
		return new PendingAttempt(attempt.id(), attempt.attemptNumber(), attempt.maxAttempts(), attempt.matchingCode(),
				attempt.method(), attempt.requestedAt(), attempt.deadline());
	}

}
