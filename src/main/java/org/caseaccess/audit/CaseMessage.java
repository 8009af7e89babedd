package org.caseaccess.audit;

import java.time.Instant;

/**
 * A message to a client as it was handed to its channel.
 *
 * @param state what became of the notice
 * @param agent whom it is about, or null
 * @param subject one line, or null where the channel has none
 * @param html the same words as a page, or null
 */
record CaseMessage(Instant handedOverAt, String purpose, String method, String state, String agent, String language,
		String version, String subject, String body, String html, String sha256) {

	public String what() {
		return "CONSENT_REQUEST".equals(this.purpose) ? "Request for consent" : "Notice of an access";
	}

	/** How it travelled and what is known of its arrival. */
	public String way() {
		return "by %s: %s".formatted(Words.within(this.method), Words.delivery(this.state));
	}

	/** Names and numbers stay out of logs. */
	@Override
	public String toString() {
		return "CaseMessage[" + this.handedOverAt + "]";
	}

}
