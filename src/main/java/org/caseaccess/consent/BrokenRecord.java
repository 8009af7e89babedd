package org.caseaccess.consent;

import java.util.UUID;

/**
 * The first record of the ledger that is not as it was written.
 *
 * @param sequenceNumber its place in the chain, or null for a record that has none
 * @param id the record, or null when it is missing
 * @param reason what is wrong, in plain words
 */
public record BrokenRecord(Long sequenceNumber, UUID id, String reason) {

	/**
	 * The finding in one line.
	 * @return number, id and reason
	 */
	public String description() {
		String place = (this.sequenceNumber != null) ? "Record " + this.sequenceNumber : "A record without a number";
		return place + ((this.id != null) ? " (" + this.id + ")" : "") + ": " + this.reason;
	}

}
