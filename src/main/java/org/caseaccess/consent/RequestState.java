package org.caseaccess.consent;

/**
 * Where an access request stands. All but {@link #OPEN} are final, except that an access
 * which was given can be ended.
 */
public enum RequestState {

	/** Under way. */
	OPEN,
	/** Consent was given and the agent is associated. */
	GRANTED,
	/** The agent was associated before; no consent was asked. */
	ASSOCIATED_BEFORE,
	/** Not exactly one client matched. */
	NOT_FOUND,
	/** The client declined. */
	DECLINED,
	/** The agent went to another screen while the client was being asked. */
	LEFT,
	/** The agent cancelled. */
	CANCELLED,
	/** There is no way to ask this client now. */
	NO_METHOD,
	/** Nobody worked on it for too long. */
	EXPIRED,
	/** Licence or agreement of the agent is not active (R12). */
	NOT_ELIGIBLE,
	/**
	 * The program or its process stopped while the request was under way: a restart,
	 * technical trouble, or an operator who cancelled it.
	 */
	INTERRUPTED,
	/** The agent's account was closed or changed. */
	SIGN_IN_ENDED,
	/** The access was there, and the client ended it (R10, R11). */
	ENDED_BY_CLIENT,
	/** The access was there, and the agent ended it (R11). */
	ENDED_BY_AGENT;

	/** What it came to when it was over, whatever became of the access since. */
	public RequestState outcome() {
		return (this == ENDED_BY_CLIENT || this == ENDED_BY_AGENT) ? GRANTED : this;
	}

	/** Whether a consent that was given for it came to nothing. */
	boolean isInVain() {
		return switch (outcome()) {
			case OPEN, GRANTED, ASSOCIATED_BEFORE -> false;
			default -> true;
		};
	}

}
