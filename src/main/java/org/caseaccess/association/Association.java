package org.caseaccess.association;

import java.time.Instant;
import java.util.UUID;

import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;

import org.springframework.data.annotation.Id;

record Association(@Id UUID id, UUID agentId, UUID clientId, UUID accessRequestId, UUID consentRecordId,
		String onDemandReferral, Instant startedAt, Instant endedAt, EndedBy endedBy, EndMethod endMethod,
		Boolean didNotAgree, String activePair) {

	static String pair(UUID agentId, UUID clientId) {
		return agentId + ":" + clientId;
	}

}
