package org.caseaccess.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import org.caseaccess.csv.CsvFile;

import org.springframework.stereotype.Component;

/** Consents as a table, one record a line. */
@Component
class ConsentCsv {

	void write(EntrySource entries, OutputStream output) {
		write(output, "sequenceNumber", "id", "kind", "givenRecord", "date", "caseNumber", "client", "representative",
				"authority", "agent", "npn", "agency", "method", "endedBy", "endedAt", "scope", "purpose", "duration",
				"rescission", "textVersion", "textLanguage", "textSha256", "verbalReason", "contactMode",
				"identityCheck", "acknowledgements", "retainUntil", "previousHash", "recordHash", "searchedAt",
				"noticeRequestedAt", "noticeSentAt", "openedAt", "answeredAt", "associatedAt", "clientNotifiedAt");
		entries.forEach((entry) -> write(output, entry.sequenceNumber(), entry.id(), entry.kind(),
				entry.givenRecordId(), entry.recordedAt(), entry.caseNumber(), entry.clientName(),
				entry.representativeName(), entry.representativeAuthority(), entry.agentName(), entry.agentNpn(),
				entry.agencyName(), entry.method(), entry.endedBy(), entry.endedAt(), entry.scope(), entry.purpose(),
				entry.duration(), entry.rescission(), entry.textVersion(), entry.textLanguage(), entry.textSha256(),
				entry.verbalReason(), entry.contactMode(), entry.identityCheck(), entry.acknowledgements(),
				entry.retainUntil(), entry.previousHash(), entry.recordHash(), entry.course().searchedAt(),
				entry.course().requestedAt(), entry.course().sentAt(), entry.course().openedAt(),
				entry.course().answeredAt(), entry.course().associatedAt(), entry.course().notifiedAt()));
	}

	private static void write(OutputStream output, Object... values) {
		try {
			output.write(new CsvFile().line(values).bytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
