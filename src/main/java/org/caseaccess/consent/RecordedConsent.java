package org.caseaccess.consent;

import java.time.Instant;

/**
 * A record of the ledger as its client reads it.
 *
 * @param kind what it says
 * @param method {@code TEXT}, {@code EMAIL}, {@code PORTAL} or {@code VERBAL} for what
 * was given, else an {@link EndMethod}
 * @param endedBy {@code CLIENT} or {@code AGENT}, or null for what was given
 * @param recordedAt when
 * @param agentName who may act, or could, as they were called at the time
 * @param agencyName their agency
 * @param npn their National Producer Number
 * @param representativeName who consented for the client, or null when the client did
 * @param inVain whether it was given and the request ended without an access
 */
public record RecordedConsent(ConsentKind kind, String method, String endedBy, Instant recordedAt, String agentName,
		String agencyName, String npn, String representativeName, boolean inVain) {

	static RecordedConsent of(ConsentRecord consent, boolean inVain) {
		ConsentParties parties = consent.parties();
		return new RecordedConsent(consent.kind(), consent.method(), consent.endedBy(), consent.recordedAt(),
				parties.agentName(), parties.agencyName(), parties.agentNpn(), parties.representativeName(), inVain);
	}

	/** Names and numbers stay out of logs. */
	@Override
	public String toString() {
		return "RecordedConsent[" + this.kind + ", " + this.recordedAt + "]";
	}

}
