package org.caseaccess.consent;

import java.util.UUID;

/**
 * An electronic attempt ended without the client's answer; with it, the event is
 * {@link ClientAnswered}.
 *
 * @param attemptId the attempt
 */
public record AttemptEnded(UUID attemptId) {
}
