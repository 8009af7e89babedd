package org.caseaccess.notification;

import java.time.Instant;
import java.util.Map;

/**
 * A notice to a client.
 *
 * @param key what it is about: the same key again is the same notice, sent once (R5)
 * @param purpose chooses the texts
 * @param method how it travels
 * @param address mobile number, email address, or the client's id for inbox and letter
 * @param language {@code en} or {@code es}
 * @param values what the texts name, by name
 * @param validUntil from when on sending it makes no sense; null for never
 */
public record Notice(String key, NoticePurpose purpose, NoticeMethod method, String address, String language,
		Map<String, String> values, Instant validUntil) {

	/** Address and link stay out of logs (R7). */
	@Override
	public String toString() {
		return "Notice[" + this.key + ", " + this.method + "]";
	}

}
