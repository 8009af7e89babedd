package org.caseaccess.consent;

/**
 * The way in which a consent was ended.
 */
public enum EndMethod {

	/** The link in the notice about the association. */
	NOTICE_LINK,
	/** The resident portal. */
	RESIDENT_PORTAL,
	/** The agent's page of the case. */
	AGENT_PORTAL

}
