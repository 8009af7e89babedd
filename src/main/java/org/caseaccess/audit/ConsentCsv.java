package org.caseaccess.audit;

import java.util.List;

import org.springframework.stereotype.Component;

/** Consents as a table, one record a line. */
@Component
class ConsentCsv {

	byte[] of(List<LedgerEntry> entries) {
		CsvFile file = new CsvFile().line("sequenceNumber", "id", "kind", "givenRecord", "date", "caseNumber", "client",
				"representative", "authority", "agent", "npn", "agency", "method", "endedBy", "endedAt", "scope",
				"purpose", "duration", "rescission", "textVersion", "textLanguage", "textSha256", "verbalReason",
				"contactMode", "identityCheck", "acknowledgements", "retainUntil", "previousHash", "recordHash");
		entries.forEach((entry) -> file.line(entry.sequenceNumber(), entry.id(), entry.kind(), entry.givenRecordId(),
				entry.recordedAt(), entry.caseNumber(), entry.clientName(), entry.representativeName(),
				entry.representativeAuthority(), entry.agentName(), entry.agentNpn(), entry.agencyName(),
				entry.method(), entry.endedBy(), entry.endedAt(), entry.scope(), entry.purpose(), entry.duration(),
				entry.rescission(), entry.textVersion(), entry.textLanguage(), entry.textSha256(), entry.verbalReason(),
				entry.contactMode(), entry.identityCheck(), entry.acknowledgements(), entry.retainUntil(),
				entry.previousHash(), entry.recordHash()));
		return file.bytes();
	}

}
