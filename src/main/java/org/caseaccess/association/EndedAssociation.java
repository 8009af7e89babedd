package org.caseaccess.association;

import java.time.Instant;
import java.util.UUID;

import org.caseaccess.consent.EndedBy;

/**
 * An access that ended.
 *
 * @param clientId whose case it was
 * @param endedAt when it ended
 * @param endedBy who ended it
 */
public record EndedAssociation(UUID clientId, Instant endedAt, EndedBy endedBy) {
}
