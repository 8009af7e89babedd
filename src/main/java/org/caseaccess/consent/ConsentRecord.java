package org.caseaccess.consent;

import java.time.Instant;
import java.util.UUID;

import org.springframework.data.annotation.Id;

record ConsentRecord(@Id UUID id, UUID accessRequestId, UUID consentAttemptId, UUID clientId, UUID agentId,
		String agentName, String agentNpn, String agencyName, String method, Instant givenAt, String textVersion,
		String textLanguage, String textSha256, String verbalReason, String contactMode, String identityCheck,
		String acknowledgements) {
}
