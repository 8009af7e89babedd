package org.caseaccess.notification;

/**
 * How a notice travels.
 */
public enum NoticeMethod {

	/** Text message. */
	TEXT,
	/** Email. */
	EMAIL,
	/** Inbox of the resident portal. */
	PORTAL,
	/** Letter. */
	POSTAL

}
