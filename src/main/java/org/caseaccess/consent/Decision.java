package org.caseaccess.consent;

/**
 * What a client can answer.
 */
public enum Decision {

	/** The agent may work in the case. */
	ACCEPT,
	/** The agent may not. */
	DECLINE

}
