package org.caseaccess.consent;

import java.time.Duration;
import java.util.UUID;

/**
 * Asks for an electronic consent attempt.
 *
 * @param accessRequestId the request
 * @param startKey what starts it: the same key again is the same attempt (R5)
 * @param answerWindow how long the client has, within the bounds of the installation
 * @param maxAttempts how many attempts there may be since the last completed access (R4),
 * at most those of the installation
 */
public record StartAttempt(UUID accessRequestId, String startKey, Duration answerWindow, int maxAttempts) {
}
