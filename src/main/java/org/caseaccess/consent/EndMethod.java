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
	AGENT_PORTAL,
	/** The one-time link in another request for consent, which the client declined. */
	CONSENT_LINK,
	/** A text message that declined another request for consent. */
	TEXT_MESSAGE;

	/** How a client who declined in some way ended the consents that they had given. */
	static EndMethod of(ConsentWay way) {
		return switch (way) {
			case LINK -> CONSENT_LINK;
			case RESIDENT_PORTAL -> RESIDENT_PORTAL;
			case TEXT_MESSAGE -> TEXT_MESSAGE;
		};
	}

}
