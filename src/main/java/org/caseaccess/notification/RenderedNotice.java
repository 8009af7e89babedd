package org.caseaccess.notification;

/**
 * A notice in the client's words, ready for its channel.
 *
 * @param key the notice's key, to be used as idempotency key where a provider has one
 * @param purpose what it is for
 * @param address where to
 * @param subject one line without personal data
 * @param body the text
 * @param link where the client answers, or null
 */
public record RenderedNotice(String key, NoticePurpose purpose, String address, String subject, String body,
		String link) {

	/** Address and link stay out of logs (R7). */
	@Override
	public String toString() {
		return "RenderedNotice[" + this.key + "]";
	}

}
