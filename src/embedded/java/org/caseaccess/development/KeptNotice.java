package org.caseaccess.development;

import java.time.Instant;

/**
 * A notice as the client would have got it.
 *
 * @param key what it is about
 * @param method how it would have travelled
 * @param address where to
 * @param subject one line
 * @param body the text
 * @param link where the client answers, or null
 * @param keptAt when it was sent
 */
public record KeptNotice(String key, String method, String address, String subject, String body, String link,
		Instant keptAt) {
}
