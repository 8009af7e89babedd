package org.caseaccess.registry;

import java.util.UUID;

/**
 * A client as the consent path needs them: how to reach them, not where they live.
 *
 * @param id the client
 * @param firstName first name
 * @param lastName last name
 * @param preferredMethod how they want to hear from the exchange
 * @param preferredLanguage {@code en} or {@code es}
 * @param email verified address on file, or null
 * @param mobileNumber verified number on file, or null
 * @param portalInbox whether they use the resident portal
 * @param caseNumber their case
 */
public record ClientProfile(UUID id, String firstName, String lastName, PreferredMethod preferredMethod,
		String preferredLanguage, String email, String mobileNumber, boolean portalInbox, String caseNumber) {

	/**
	 * First and last name.
	 * @return the name as on file
	 */
	public String name() {
		return this.firstName + " " + this.lastName;
	}

	/**
	 * Whether a notice can reach the client electronically by the method they prefer.
	 * @return true when the preferred method is electronic, on file and verified
	 */
	public boolean electronicMethodOnFile() {
		return switch (this.preferredMethod) {
			case TEXT -> this.mobileNumber != null;
			case EMAIL -> this.email != null;
			case PORTAL -> this.portalInbox;
			case POSTAL, NONE -> false;
		};
	}

	/** Contact data stays out of logs. */
	@Override
	public String toString() {
		return "ClientProfile[" + this.id + "]";
	}

}
