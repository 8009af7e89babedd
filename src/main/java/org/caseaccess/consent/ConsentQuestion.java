package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

/**
 * What the client is asked (R3).
 *
 * @param accessRequestId for which request
 * @param attemptId which attempt
 * @param agentName who asks
 * @param agencyName their agency
 * @param npn their National Producer Number
 * @param matchingCode four digits that the agent sees too
 * @param deadline answers count before this instant
 * @param text what access means, for how long, how to end it
 */
public record ConsentQuestion(UUID accessRequestId, UUID attemptId, String agentName, String agencyName, String npn,
		String matchingCode, Instant deadline, ConsentText text) {
}
