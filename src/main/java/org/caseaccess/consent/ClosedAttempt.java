package org.caseaccess.consent;

/**
 * An attempt that is over.
 *
 * @param outcome how it ended
 * @param failureReason why the notice was not delivered, in plain words; null when it was
 * @param count what the agent has asked the client so far
 */
public record ClosedAttempt(AttemptState outcome, String failureReason, AttemptCount count) {
}
