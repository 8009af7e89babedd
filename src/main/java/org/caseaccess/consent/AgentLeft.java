package org.caseaccess.consent;

import java.util.UUID;

/**
 * The agent went to another screen while the client was being asked; the attempt is
 * withdrawn.
 *
 * @param accessRequestId the request
 */
public record AgentLeft(UUID accessRequestId) {
}
