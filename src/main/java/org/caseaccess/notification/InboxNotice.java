package org.caseaccess.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A notice in a client's inbox.
 *
 * @param id the notice
 * @param purpose what it is for
 * @param language the language that it is written in
 * @param subject one line
 * @param paragraphs the text, without the link
 * @param link where the client answers, while an answer counts; null after
 * @param sentAt when it came
 * @param readAt when it was read first, or null
 */
public record InboxNotice(UUID id, NoticePurpose purpose, String language, String subject, List<String> paragraphs,
		String link, Instant sentAt, Instant readAt) {

	/** The link stays out of logs. */
	@Override
	public String toString() {
		return "InboxNotice[" + this.id + "]";
	}

}
