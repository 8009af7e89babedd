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
 * @param html the text as a page, for an email
 * @param link where the client answers, or null
 * @param language the language that it is written in
 * @param keptAt when it was sent
 * @param state what became of it
 */
public record KeptNotice(String key, String method, String address, String subject, String body, String html,
		String link, String language, Instant keptAt, String state) {
}
