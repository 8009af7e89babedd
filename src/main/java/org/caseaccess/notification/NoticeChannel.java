package org.caseaccess.notification;

import java.util.Set;

/**
 * A way to reach a client. One bean per way; a further one is one more class. Of two for
 * the same method the one that comes first in Spring's order delivers.
 */
public interface NoticeChannel {

	/**
	 * Which methods this channel serves.
	 * @return the methods
	 */
	Set<NoticeMethod> methods();

	/**
	 * Delivers a notice. Called again with the same key when the outcome of a call was
	 * lost. Calls are limited in number and time by who calls.
	 * @param method how it travels
	 * @param notice what to deliver
	 * @return accepted, delivered, or failed for good
	 * @throws RuntimeException on trouble that may pass: the caller tries again
	 */
	Delivery deliver(NoticeMethod method, RenderedNotice notice);

}
