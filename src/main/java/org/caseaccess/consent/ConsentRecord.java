package org.caseaccess.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * One record of the ledger. {@code content} is all of it but the last two, written
 * canonically; {@code recordHash} is the SHA-256 of that, and the next record carries it.
 */
record ConsentRecord(@Id UUID id, ConsentKind kind, UUID givenRecordId, UUID accessRequestId, UUID consentAttemptId,
		@Embedded(onEmpty = OnEmpty.USE_NULL) ConsentParties parties, String method, String endedBy, Instant recordedAt,
		@Embedded(onEmpty = OnEmpty.USE_NULL) TextReference text,
		@Embedded(onEmpty = OnEmpty.USE_NULL) ConsentTerms terms,
		@Embedded(onEmpty = OnEmpty.USE_NULL) VerbalEvidence verbal, LocalDate retainUntil, Long sequenceNumber,
		String previousHash, String content, String recordHash,
		@Embedded(onEmpty = OnEmpty.USE_NULL) ElectronicEvidence electronic) {

	/** Years that the exchange must keep a record (R8). */
	static final int RETENTION = 10;

	@PersistenceCreator
	ConsentRecord {
	}

	/** A record that nobody answered electronically. */
	ConsentRecord(UUID id, ConsentKind kind, UUID givenRecordId, UUID accessRequestId, UUID consentAttemptId,
			ConsentParties parties, String method, String endedBy, Instant recordedAt, TextReference text,
			ConsentTerms terms, VerbalEvidence verbal, LocalDate retainUntil, Long sequenceNumber, String previousHash,
			String content, String recordHash) {
		this(id, kind, givenRecordId, accessRequestId, consentAttemptId, parties, method, endedBy, recordedAt, text,
				terms, verbal, retainUntil, sequenceNumber, previousHash, content, recordHash, null);
	}

	/** This record as the next one after a head, with its content and hash. */
	ConsentRecord after(LedgerHead head) {
		ConsentRecord placed = with(head.sequenceNumber() + 1, head.recordHash(), null, null);
		String canonical = CanonicalContent.of(placed);
		return with(placed.sequenceNumber, placed.previousHash, canonical, ConsentToken.sha256(canonical));
	}

	private ConsentRecord with(long sequence, String previous, String canonical, String hash) {
		return new ConsentRecord(this.id, this.kind, this.givenRecordId, this.accessRequestId, this.consentAttemptId,
				this.parties, this.method, this.endedBy, this.recordedAt, this.text, this.terms, this.verbal,
				this.retainUntil, sequence, previous, canonical, hash, this.electronic);
	}

	/** Names and numbers stay out of logs. */
	@Override
	public String toString() {
		return "ConsentRecord[" + this.sequenceNumber + ", " + this.id + ", " + this.kind + "]";
	}

}
