package org.caseaccess.registry;

import java.time.LocalDate;

/**
 * What to search a client by. Holds no readable social security number (R7).
 *
 * @param firstName as typed, trimmed
 * @param lastName as typed, trimmed
 * @param sex as on file
 * @param dateOfBirth as on file
 * @param ssnHash keyed hashes, one by each key in use, separated by spaces; null when no
 * number was given
 * @param caseNumber or null
 * @param applicationNumber or null
 */
public record SearchCriteria(String firstName, String lastName, Sex sex, LocalDate dateOfBirth, String ssnHash,
		String caseNumber, String applicationNumber) {

	/** Personal data stays out of logs (R7). */
	@Override
	public String toString() {
		return "SearchCriteria[…]";
	}

}
