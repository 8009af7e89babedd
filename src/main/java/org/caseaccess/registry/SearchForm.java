package org.caseaccess.registry;

/**
 * What an agent typed to find a client, from either door, not yet checked.
 *
 * @param firstName required
 * @param lastName required
 * @param sex required, {@code F} or {@code M}
 * @param dateOfBirth required, ISO date
 * @param ssn optional
 * @param caseNumber optional
 * @param applicationNumber optional
 */
public record SearchForm(String firstName, String lastName, String sex, String dateOfBirth, String ssn,
		String caseNumber, String applicationNumber) {

	/** Names only the fields: what was typed is personal data (R7). */
	@Override
	public String toString() {
		return "SearchForm[…]";
	}

}
