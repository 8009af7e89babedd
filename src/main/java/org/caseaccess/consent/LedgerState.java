package org.caseaccess.consent;

import java.util.Optional;

/**
 * What a verification of the ledger found.
 *
 * @param verified how many records are as they were written
 * @param headHash hash of the newest record
 * @param broken the first record that is not, or null
 */
public record LedgerState(long verified, String headHash, BrokenRecord broken) {

	/**
	 * Whether every record is as it was written and none is missing.
	 * @return true for an unbroken chain
	 */
	public boolean unbroken() {
		return this.broken == null;
	}

	/**
	 * The first broken record.
	 * @return the record, or empty
	 */
	public Optional<BrokenRecord> firstBroken() {
		return Optional.ofNullable(this.broken);
	}

}
