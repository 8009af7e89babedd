package org.caseaccess.notification;

import java.time.Instant;

/**
 * A notice as it was handed to its channel. Where the link had its one-time token it has
 * {@link SentMessages#TOKEN}: only the token's hash is kept (R2).
 *
 * @param version which wording
 * @param language {@code en} or {@code es}
 * @param subject one line, or null where the channel has none
 * @param body the text, names and numbers filled in, in the characters of its channel
 * @param handedOverAt when the channel was called for it first; what came of that is the
 * notice's state
 */
public record SentMessage(String version, String language, String subject, String body, Instant handedOverAt) {

	/**
	 * Subject and body as one text. This form is hashed, so it never changes.
	 * @return the text
	 */
	public String text() {
		return (this.subject != null) ? "Subject: " + this.subject + "\n\n" + this.body : this.body;
	}

	/** Names and numbers stay out of logs. */
	@Override
	public String toString() {
		return "SentMessage[" + this.handedOverAt + "]";
	}

}
