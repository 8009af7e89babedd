package org.caseaccess.audit;

import java.io.OutputStream;
import java.util.Objects;

import org.caseaccess.csv.CsvFile;

import org.springframework.stereotype.Component;

/** Consents as a table, one record a line. */
@Component
class ConsentCsv {

	private static final LedgerEntry.TextOnRecord NONE = new LedgerEntry.TextOnRecord(null, null, null);

	private static final LedgerEntry.Answer UNKNOWN = new LedgerEntry.Answer(null, null, null, null, null);

	private final LedgerEntries ledger;

	ConsentCsv(LedgerEntries ledger) {
		this.ledger = ledger;
	}

	void write(EntrySource entries, OutputStream output) {
		CsvFile file = new CsvFile(output);
		file.line("sequenceNumber", "id", "kind", "givenRecord", "date", "by", "status", "caseNumber", "client",
				"representative", "authority", "agent", "npn", "agency", "method", "endedBy", "endedAt", "scope",
				"purpose", "duration", "rescission", "textVersion", "textLanguage", "textSha256", "textUse",
				"answeredThrough", "openedThrough", "messageSha256", "messageAsSent", "verbalReason", "contactMode",
				"identityCheck", "acknowledgements", "retainUntil", "previousHash", "recordHash", "searchedAt",
				"noticeRequestedAt", "noticeSentAt", "noticeDeliveredAt", "openedAt", "answeredAt", "associatedAt",
				"accessNoticeSentAt");
		entries.forEach((entry) -> write(file, entry));
	}

	private void write(CsvFile file, LedgerEntry entry) {
		LedgerEntry.TextOnRecord text = Objects.requireNonNullElse(entry.text(), NONE);
		LedgerEntry.Answer answer = Objects.requireNonNullElse(entry.answer(), UNKNOWN);
		LedgerEntry.TextOnRecord message = Objects.requireNonNullElse(answer.message(), NONE);
		LedgerEntry.Course course = entry.course();
		file.line(entry.sequenceNumber(), entry.id(), entry.kind(), entry.givenRecordId(), entry.recordedAt(),
				entry.actor(), entry.isGiven() ? entry.status() : null, entry.caseNumber(), entry.clientName(),
				entry.representativeName(), entry.representativeAuthority(), entry.agentName(), entry.agentNpn(),
				entry.agencyName(), entry.method(), entry.isEnded() ? entry.end().by() : entry.endedBy(),
				entry.isEnded() ? entry.end().at() : null, entry.scope(), entry.purpose(), entry.duration(),
				entry.rescission(), text.version(), text.language(), text.sha256(),
				entry.isGiven() ? entry.textUse() : null, answer.through(), answer.openedThrough(), message.sha256(),
				this.ledger.exact(message).orElse(null), entry.verbalReason(), entry.contactMode(),
				entry.identityCheck(), entry.acknowledgements(), entry.retainUntil(), entry.previousHash(),
				entry.recordHash(), course.searchedAt(), course.requestedAt(), course.sentAt(), course.deliveredAt(),
				course.openedAt(), course.answeredAt(), course.associatedAt(), course.toldAt());
	}

}
