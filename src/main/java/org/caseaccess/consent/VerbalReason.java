package org.caseaccess.consent;

/**
 * What makes verbal consent possible.
 */
public enum VerbalReason {

	/** The client prefers postal mail. */
	PREFERENCE_NOT_ELECTRONIC,
	/** The notice could not be delivered. */
	NOT_DELIVERED,
	/** The client did not answer in time. */
	NO_RESPONSE,
	/** All electronic attempts were made. */
	NO_ATTEMPTS_LEFT

}
