package org.caseaccess.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.caseaccess.consent.ConsentKind;

/** A record of the ledger as an auditor reads it. */
record LedgerEntry(UUID id, Long sequenceNumber, ConsentKind kind, UUID givenRecordId, UUID accessRequestId,
		UUID clientId, String clientName, String caseNumber, String representativeName, String representativeAuthority,
		UUID agentId, String agentName, String agentNpn, String agencyName, String method, String endedBy,
		Instant recordedAt, String scope, String purpose, String duration, String rescission, String textVersion,
		String textLanguage, String textSha256, String verbalReason, String contactMode, String identityCheck,
		String acknowledgements, LocalDate retainUntil, String previousHash, String recordHash, String content,
		ConsentKind endKind, Instant endedAt, boolean inForce, Course course) {

	public boolean isGiven() {
		return this.kind == ConsentKind.GIVEN;
	}

	public boolean isVerbal() {
		return "VERBAL".equals(this.method);
	}

	/** Whether the request ended before there was an access. */
	public boolean isInVain() {
		return isGiven() && !this.inForce && this.endedAt == null;
	}

	/** What the record says, in words. */
	public String label() {
		return switch (this.kind) {
			case GIVEN -> "Consent given";
			case REVOKED -> "Consent revoked";
			case OBJECTED -> "Client did not agree";
			case DECLINED -> "Client declined before there was an access";
		};
	}

	/** How it was given or ended, in words. */
	public String way() {
		return Words.of(this.method);
	}

	/** Each acknowledgement with its time. */
	List<Acknowledgement> acknowledged() {
		if (this.acknowledgements == null || this.acknowledgements.isBlank()) {
			return List.of();
		}
		return Arrays.stream(this.acknowledgements.split(" "))
			.map((stored) -> stored.split("@", 3))
			.map((parts) -> new Acknowledgement(parts[0], (parts.length > 1) ? parts[1] : null,
					(parts.length > 2) ? parts[2] : null))
			.toList();
	}

	/** Names and numbers stay out of logs. */
	@Override
	public String toString() {
		return "LedgerEntry[" + this.id + "]";
	}

	/**
	 * What led to a consent that was given and what followed it; each null where it did
	 * not happen, and for the end of a consent.
	 */
	record Course(Instant searchedAt, Instant requestedAt, Instant sentAt, Instant openedAt, Instant answeredAt,
			Instant associatedAt, Instant notifiedAt) {
	}

	record Acknowledgement(String name, String at, String source) {

		/** The time, and how it is known. */
		String timed() {
			return (this.source != null) ? this.at + " (" + Words.within(this.source) + ")" : this.at;
		}
	}

}
