package org.caseaccess.consent;

import java.util.UUID;

/**
 * A request ended, or the access that it gave did.
 *
 * @param accessRequestId the request
 * @param state how
 */
public record AccessRequestEnded(UUID accessRequestId, RequestState state) {
}
