package org.caseaccess.consent;

/**
 * An attempt that is over.
 *
 * @param outcome how it ended
 * @param count what the agent has asked the client so far
 */
public record ClosedAttempt(AttemptState outcome, AttemptCount count) {
}
