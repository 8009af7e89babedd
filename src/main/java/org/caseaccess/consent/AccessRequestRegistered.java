package org.caseaccess.consent;

import java.util.UUID;

/**
 * An agent asked for access in Tasklist; the process runs already.
 *
 * @param accessRequestId the request
 */
public record AccessRequestRegistered(UUID accessRequestId) {
}
