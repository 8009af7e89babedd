package org.caseaccess.consent;

/**
 * The way in which a client reaches the question of an attempt.
 */
public enum ConsentWay {

	/** The one-time link in the notice. */
	LINK,
	/** The resident portal, signed in. */
	RESIDENT_PORTAL,
	/** An answer to the text message itself. */
	TEXT_MESSAGE

}
