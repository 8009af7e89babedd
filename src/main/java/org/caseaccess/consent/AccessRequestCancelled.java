package org.caseaccess.consent;

import java.util.UUID;

/**
 * A request ended while its process may still wait for somebody: the process has to end
 * too. Its agent cancelled it, or the client ended or declined what it was for.
 *
 * @param accessRequestId the request
 */
public record AccessRequestCancelled(UUID accessRequestId) {
}
