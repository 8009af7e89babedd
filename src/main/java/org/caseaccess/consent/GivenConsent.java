package org.caseaccess.consent;

import java.util.UUID;

/**
 * A consent on record.
 *
 * @param id the record
 * @param accessRequestId the request that it was given for
 * @param agentId who may act
 * @param clientId for whom
 * @param method {@code TEXT}, {@code EMAIL}, {@code PORTAL} or {@code VERBAL}
 */
public record GivenConsent(UUID id, UUID accessRequestId, UUID agentId, UUID clientId, String method) {
}
