package org.caseaccess.association;

import java.time.Instant;
import java.util.Locale;

/**
 * An access as its client sees it.
 *
 * @param agentName who has access
 * @param agencyName their agency
 * @param npn their National Producer Number
 * @param since from when
 * @param verbal whether the consent was given verbally, rather than electronically
 * @param language in which the client prefers to read
 */
public record AccessInForce(String agentName, String agencyName, String npn, Instant since, boolean verbal,
		Locale language) {
}
