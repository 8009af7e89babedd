package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

import org.springframework.data.annotation.Id;

record ConsentAttempt(@Id UUID id, UUID accessRequestId, String startKey, UUID agentId, UUID clientId,
		int attemptNumber, int maxAttempts, String method, String matchingCode, String tokenHash, String tokenSeed,
		AttemptState state, String failureReason, Instant requestedAt, Instant deadline, Instant closedAt,
		String textVersion, String textLanguage) {

	/** Neither token nor code belongs in a log (R2). */
	@Override
	public String toString() {
		return "ConsentAttempt[" + this.id + ", " + this.state + "]";
	}

}
