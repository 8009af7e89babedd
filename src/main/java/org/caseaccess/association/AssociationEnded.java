package org.caseaccess.association;

import java.util.UUID;

import org.caseaccess.consent.ConsentEnd;

/**
 * An agent may no longer act in a client's case.
 *
 * @param associationId the association that ended
 * @param agentId the agent
 * @param clientId the client
 * @param end who ended it, and how
 */
public record AssociationEnded(UUID associationId, UUID agentId, UUID clientId, ConsentEnd end) {
}
