package org.caseaccess.consent;

import java.time.Instant;

/**
 * A statement that was read out and acknowledged (R8).
 *
 * @param statement which one
 * @param at when, by the server's clock
 * @param source how that is known
 */
public record Acknowledgement(String statement, Instant at, Source source) {

	/** How the time of an acknowledgement is known. */
	public enum Source {

		/** The agent ticked it on our page at that moment. */
		TICKED,
		/** It came with the whole form, and was given at that moment at the latest. */
		SUBMITTED

	}

}
