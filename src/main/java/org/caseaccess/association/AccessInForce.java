package org.caseaccess.association;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An access as its client sees it.
 *
 * @param id the association
 * @param agentName who has access
 * @param agencyName their agency
 * @param npn their National Producer Number
 * @param since from when
 * @param verbal whether the consent was given verbally, rather than electronically; null
 * when it is from before Case Access kept the records
 * @param language in which the client prefers to read
 */
public record AccessInForce(UUID id, String agentName, String agencyName, String npn, Instant since, Boolean verbal,
		Locale language) {
}
