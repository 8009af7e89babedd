package org.caseaccess.consent;

/**
 * Who ended an access.
 */
public enum EndedBy {

	/** The client. */
	CLIENT,
	/** The agent. */
	AGENT

}
