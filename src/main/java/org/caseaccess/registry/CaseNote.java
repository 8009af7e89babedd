package org.caseaccess.registry;

import java.time.Instant;

/**
 * A note that an agent wrote in a case.
 *
 * @param agentName who wrote it
 * @param writtenAt when
 * @param note the text
 */
public record CaseNote(String agentName, Instant writtenAt, String note) {

	/** What was written is about a person and stays out of logs. */
	@Override
	public String toString() {
		return "CaseNote[" + this.writtenAt + "]";
	}

}
