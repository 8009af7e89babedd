package org.caseaccess.portal;

/**
 * How a client is asked for consent, in the agents' words.
 */
enum AskedBy {

	/** A text message. */
	TEXT("Text message"),
	/** An email. */
	EMAIL("Email"),
	/** The inbox of the resident portal. */
	PORTAL("Resident portal inbox"),
	/** By the agent, in a call or in person. */
	VERBAL("Verbal");

	private final String label;

	AskedBy(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** The words for a stored method; what is not known is said as it is. */
	static String label(String stored) {
		for (AskedBy known : values()) {
			if (known.name().equals(stored)) {
				return known.label;
			}
		}
		return stored;
	}

}
