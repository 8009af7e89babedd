package org.caseaccess.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A notice to a client.
 *
 * @param clientId whom it is for
 * @param address mobile number or email address; null where the client is the address
 * @param language {@code en} or {@code es}
 * @param version which wording, see {@link NoticeWordings}
 * @param values what the wording names, by name
 * @param validUntil from when on sending it makes no sense; null for never
 */
public record Notice(UUID clientId, String address, String language, String version, Map<String, String> values,
		Instant validUntil) {

	/**
	 * Where the client answers.
	 * @return the link, or null
	 */
	public String link() {
		return this.values.get("link");
	}

	/** Address and link stay out of logs (R7). */
	@Override
	public String toString() {
		return "Notice[for " + this.clientId + "]";
	}

}
