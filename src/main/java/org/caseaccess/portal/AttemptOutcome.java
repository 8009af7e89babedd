package org.caseaccess.portal;

import org.caseaccess.consent.AttemptState;

/**
 * How an electronic attempt ended, in the agents' words.
 */
final class AttemptOutcome {

	private AttemptOutcome() {
	}

	static String of(AttemptState state) {
		return switch (state) {
			case PENDING -> "Waiting for the client";
			case ACCEPTED -> "Client accepted";
			case DECLINED -> "Client declined";
			case NO_RESPONSE -> "No response";
			case NOT_DELIVERED -> "Notice not delivered";
			case WITHDRAWN -> "Expired or withdrawn";
		};
	}

}
