package org.caseaccess.consent;

import java.util.UUID;

/**
 * Something about a request changed: who shows it may look again.
 *
 * @param accessRequestId the request
 */
public record AccessRequestChanged(UUID accessRequestId) {
}
