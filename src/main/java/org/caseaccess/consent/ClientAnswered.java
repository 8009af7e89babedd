package org.caseaccess.consent;

import java.util.UUID;

/**
 * The client answered an attempt in time. Which way is asked of the database.
 *
 * @param accessRequestId the request
 * @param attemptId the attempt
 */
public record ClientAnswered(UUID accessRequestId, UUID attemptId) {
}
