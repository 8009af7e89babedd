package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * An access request as its agent sees it.
 *
 * @param id the request
 * @param agentId whose it is
 * @param clientId the client found, or null
 * @param state where it stands
 * @param clientName the name as the agent typed it
 * @param openedAt when it was opened
 * @param closedAt when it ended, or null
 * @param pending the attempt that waits for an answer, or null
 * @param caseNumber the case, once the agent may see it; else null
 */
public record AccessRequestView(UUID id, UUID agentId, UUID clientId, RequestState state, String clientName,
		Instant openedAt, Instant closedAt, PendingAttempt pending, String caseNumber) {
}
