package org.caseaccess.process;

import org.caseaccess.consent.RequestState;

/**
 * Why the model ends a request that does not lead to access: the only states that it may
 * set (R17).
 */
enum CloseReason {

	/** The agent chose so in a form. */
	CANCELLED(RequestState.CANCELLED),
	/** Nobody worked on it for too long. */
	EXPIRED(RequestState.EXPIRED),
	/** There is no way to ask this client now. */
	NO_METHOD(RequestState.NO_METHOD),
	/** A message says that it ended: the database is asked, and nothing is closed. */
	ENDED_BEFORE(null);

	private final RequestState state;

	CloseReason(RequestState state) {
		this.state = state;
	}

	/** The final state, or null when the reason sets none. */
	RequestState state() {
		return this.state;
	}

}
