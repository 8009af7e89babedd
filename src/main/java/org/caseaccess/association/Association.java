package org.caseaccess.association;

import java.time.Instant;
import java.util.UUID;

import org.springframework.data.annotation.Id;

record Association(@Id UUID id, UUID agentId, UUID clientId, UUID accessRequestId, UUID consentRecordId,
		String onDemandReferral, Instant startedAt, Instant endedAt, String activePair) {

	static String pair(UUID agentId, UUID clientId) {
		return agentId + ":" + clientId;
	}

}
