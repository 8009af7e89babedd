package org.caseaccess.consent;

import java.util.UUID;

/**
 * An agent asked for access in the portal.
 *
 * @param accessRequestId the request
 */
public record AccessRequestOpened(UUID accessRequestId) {
}
