package org.caseaccess.notification;

/**
 * What a notice is for; each has its texts in {@code notices.properties}.
 */
public enum NoticePurpose {

	/** Asks the client for consent, with the link to the survey. */
	CONSENT_REQUEST,
	/** Tells the client that an agent now has access (R10). */
	ASSOCIATION

}
