package org.caseaccess.consent;

import java.time.Duration;

/**
 * How an attempt ended.
 *
 * @param state its state
 * @param method how the client was asked
 * @param waited from the request to the end
 */
public record AttemptOutcome(AttemptState state, String method, Duration waited) {
}
