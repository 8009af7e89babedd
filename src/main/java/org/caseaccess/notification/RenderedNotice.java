package org.caseaccess.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A notice in the client's words, ready for its channel.
 *
 * @param key the notice's key, to be used as idempotency key where a provider has one
 * @param purpose what it is for
 * @param clientId whom it is for
 * @param address where to; null where the client is the address
 * @param language {@code en} or {@code es}
 * @param subject one line without personal data
 * @param body the text
 * @param html the text as a page; null where the channel has none
 * @param link where the client answers, or null
 * @param validUntil from when on it makes no sense; null for never
 * @param again whether an earlier call may have sent it
 */
public record RenderedNotice(String key, NoticePurpose purpose, UUID clientId, String address, String language,
		String subject, String body, String html, String link, Instant validUntil, boolean again) {

	/** Address and link stay out of logs (R7). */
	@Override
	public String toString() {
		return "RenderedNotice[" + this.key + "]";
	}

}
