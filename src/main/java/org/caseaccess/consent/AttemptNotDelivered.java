package org.caseaccess.consent;

import java.util.UUID;

/**
 * The notice of an attempt turned out not to reach the client while the answer was waited
 * for: nobody need wait any longer (R9).
 *
 * @param accessRequestId the request
 * @param attemptId the attempt
 */
public record AttemptNotDelivered(UUID accessRequestId, UUID attemptId) {
}
