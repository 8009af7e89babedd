package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * A legal hold on the records of a client.
 *
 * @param id the hold
 * @param clientId whose records
 * @param caseNumber their case
 * @param reason why it was placed
 * @param placedBy who placed it
 * @param placedAt when
 * @param releaseReason why it was released, or null
 * @param releasedBy who released it, or null
 * @param releasedAt when, or null while it is in force
 */
public record LegalHold(UUID id, UUID clientId, String caseNumber, String reason, String placedBy, Instant placedAt,
		String releaseReason, String releasedBy, Instant releasedAt) {

	/**
	 * Whether the hold still keeps the records.
	 * @return true until it is released
	 */
	public boolean inForce() {
		return this.releasedAt == null;
	}

}
