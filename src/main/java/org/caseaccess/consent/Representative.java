package org.caseaccess.consent;

/**
 * Somebody who consents for the client.
 *
 * @param name first and last name
 * @param authority what entitles them, for example a power of attorney
 */
public record Representative(String name, String authority) {

	boolean complete() {
		return this.name != null && !this.name.isBlank() && this.authority != null && !this.authority.isBlank();
	}

	/** Names stay out of logs. */
	@Override
	public String toString() {
		return "Representative[]";
	}

}
