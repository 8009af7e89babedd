package org.caseaccess.consent;

/**
 * Who ended a consent.
 */
public enum EndedBy {

	/** The client, or who acts for the client. */
	CLIENT,
	/** The agent. */
	AGENT

}
