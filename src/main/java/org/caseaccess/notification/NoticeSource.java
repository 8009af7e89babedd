package org.caseaccess.notification;

import java.util.Optional;

/**
 * Makes the notices of one purpose, whenever they are needed: at first, when they are
 * sent again, and when the client reads them in the inbox. The same key always gives the
 * same link, so that a notice that is sent twice is the same notice.
 */
public interface NoticeSource {

	/**
	 * Which notices this source makes.
	 * @return the purpose
	 */
	NoticePurpose purpose();

	/**
	 * Makes a notice.
	 * @param key what it is about
	 * @param method how it travels
	 * @return the notice, or empty when nobody needs it any more
	 */
	Optional<Notice> make(String key, NoticeMethod method);

}
