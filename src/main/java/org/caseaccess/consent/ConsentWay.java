package org.caseaccess.consent;

/**
 * The way in which a client reaches the question of an attempt.
 */
public enum ConsentWay {

	/** The one-time link in the notice. */
	LINK,
	/** A text message, answered by text message. */
	TEXT_MESSAGE,
	/** The resident portal, signed in. */
	RESIDENT_PORTAL

}
