package org.caseaccess.consent;

/**
 * Somebody who consents for the client.
 *
 * @param name first and last name
 * @param authority what entitles them, for example a power of attorney
 */
public record Representative(String name, String authority) {

	private static final int LENGTH = 200;

	boolean complete() {
		return this.name != null && !this.name.isBlank() && this.authority != null && !this.authority.isBlank();
	}

	boolean recordable() {
		return VerbalConsent.isText(this.name, LENGTH) && VerbalConsent.isText(this.authority, LENGTH);
	}

	/** Names stay out of logs. */
	@Override
	public String toString() {
		return "Representative[]";
	}

}
