package org.caseaccess.consent;

/**
 * The way by which an access was ended.
 */
public enum EndMethod {

	/** The link in the notice that the client got. */
	NOTICE_LINK,
	/** The resident portal, by a signed-in client. */
	RESIDENT_PORTAL,
	/** The Agent Portal, by a signed-in agent. */
	AGENT_PORTAL

}
