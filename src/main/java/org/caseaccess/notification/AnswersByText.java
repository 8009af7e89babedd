package org.caseaccess.notification;

import java.util.List;

/**
 * Takes the answers that clients give by text message.
 */
public interface AnswersByText {

	/** What became of an answer. */
	enum Result {

		/** The client agreed. */
		ACCEPTED,
		/** The client refused. */
		DECLINED,
		/** It answers nothing that is asked now: nothing changed. */
		NOT_ASKED

	}

	/**
	 * What can be answered now.
	 * @param noticeKeys notices that went to one number and can be answered by text
	 * @return the matching code of each that still waits
	 */
	List<String> asked(List<String> noticeKeys);

	/**
	 * Takes an answer.
	 * @param noticeKeys the notices that went to the number that answers
	 * @param accept whether the client agrees
	 * @param code the matching code that the client wrote
	 * @return what became of it
	 */
	Result answer(List<String> noticeKeys, boolean accept, String code);

}
