package org.caseaccess.consent;

import java.time.Instant;

/**
 * An attempt that is over, or still pending when somebody asked too early.
 *
 * @param outcome how it ended, or {@code PENDING} before its deadline
 * @param failureReason why the notice was not delivered, in plain words; null when it was
 * @param deadline answers count before this instant
 * @param count what the agent has asked the client so far
 */
public record ClosedAttempt(AttemptState outcome, String failureReason, Instant deadline, AttemptCount count) {
}
