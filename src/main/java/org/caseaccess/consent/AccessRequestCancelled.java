package org.caseaccess.consent;

import java.util.UUID;

/**
 * The agent cancelled a request in the portal.
 *
 * @param accessRequestId the request
 */
public record AccessRequestCancelled(UUID accessRequestId) {
}
