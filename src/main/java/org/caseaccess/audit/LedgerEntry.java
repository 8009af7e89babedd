package org.caseaccess.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.caseaccess.consent.ConsentKind;
import org.caseaccess.consent.ConsentWay;
import org.caseaccess.consent.RequestState;

/** A record of the ledger as an auditor reads it. */
record LedgerEntry(UUID id, Long sequenceNumber, ConsentKind kind, UUID givenRecordId, UUID accessRequestId,
		UUID clientId, String clientName, String caseNumber, String representativeName, String representativeAuthority,
		UUID agentId, String agentName, String agentNpn, String agencyName, String method, String endedBy,
		Instant recordedAt, String scope, String purpose, String duration, String rescission, TextOnRecord text,
		String verbalReason, String contactMode, String identityCheck, String acknowledgements, LocalDate retainUntil,
		String previousHash, String recordHash, String content, End end, boolean inForce, Answer answer,
		Course course) {

	public boolean isGiven() {
		return this.kind == ConsentKind.GIVEN;
	}

	public boolean isVerbal() {
		return "VERBAL".equals(this.method);
	}

	public boolean isEnded() {
		return this.end != null;
	}

	/** Whether the request ended before there was an access. */
	public boolean isInVain() {
		return isGiven() && !this.inForce && !isEnded();
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

	/** Who gave or ended the consent, and who says so. */
	String actor() {
		if (!isGiven()) {
			return Words.of(this.endedBy);
		}
		String giver = (this.representativeName != null) ? "Representative" : "Client";
		return isVerbal() ? giver + ", as recorded by the agent" : giver;
	}

	/** What became of a consent that was given. */
	String status() {
		if (isEnded()) {
			return "ended";
		}
		if (!this.inForce) {
			return "not used: the request ended before there was an access"
					+ ((this.course.requestState() != null) ? " (" + this.course.requestOutcome() + ")" : "");
		}
		return (this.course.associatedAt() != null) ? "in force: the agent has access" : "given: no access yet";
	}

	/** When it stopped counting, or null while it counts. */
	Instant until() {
		if (isEnded()) {
			return this.end.at();
		}
		return isInVain() ? this.course.requestEndedAt() : null;
	}

	/**
	 * What is known of the text on record, for a consent that was given.
	 */
	String textUse() {
		if (isVerbal()) {
			return "the form whose statements the agent was to read out";
		}
		if (this.answer == null) {
			return "recorded before messages were kept as they were sent: {names} in it were filled in for the client";
		}
		return this.answer.isShown() ? "shown on the page on which the client answered"
				: "available behind the link; whether the client read it is not known";
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

	/** A text that the ledger names, or none of it. */
	record TextOnRecord(String version, String language, String sha256) {
	}

	/** How a consent ended. */
	record End(ConsentKind kind, Instant at, String by, String method) {

		String inWords() {
			return "%s by the %s, %s".formatted(Words.of(this.kind.name()), Words.within(this.by),
					Words.within(this.method));
		}

	}

	/**
	 * What an electronic answer rests on; null for what was recorded before that was
	 * kept.
	 *
	 * @param openedAt when the question was opened first, or null
	 * @param message the message that asked, or null when none was sent
	 */
	record Answer(String through, String textUse, Instant openedAt, String openedThrough, TextOnRecord message) {

		boolean isShown() {
			return "SHOWN".equals(this.textUse);
		}

		String throughInWords() {
			return switch (ConsentWay.valueOf(this.through)) {
				case LINK -> "the page behind the one-time link";
				case RESIDENT_PORTAL -> "the resident portal, signed in";
				case TEXT_MESSAGE -> "an answer to the text message";
			};
		}

	}

	/**
	 * What led to a consent that was given and what followed it; each null where it did
	 * not happen, and for the end of a consent.
	 *
	 * @param sentAt when a channel took the notice that asked
	 * @param deliveredAt when the notice reached the client's device or inbox, as far as
	 * the channel tells
	 * @param openedAt when the question was opened first, by whomever
	 * @param toldAt when a channel took the notice of the access
	 */
	record Course(Instant searchedAt, Instant requestedAt, Instant sentAt, Instant deliveredAt, Instant openedAt,
			String openedThrough, Instant answeredAt, Instant associatedAt, Instant toldAt, RequestState requestState,
			Instant requestEndedAt) {

		String requestOutcome() {
			return Words.within(this.requestState.outcome().name());
		}

	}

	record Acknowledgement(String name, String at, String source) {

		/** The time, and how it is known. */
		String timed() {
			if (this.source == null) {
				return this.at;
			}
			return this.at + ("TICKED".equals(this.source) ? " (when the agent ticked it)"
					: " (with the whole form: at this time at the latest)");
		}
	}

}
