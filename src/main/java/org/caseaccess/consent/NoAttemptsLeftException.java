package org.caseaccess.consent;

/**
 * The agent has asked this client as often as is allowed (R4).
 */
public class NoAttemptsLeftException extends RuntimeException {

	NoAttemptsLeftException() {
		super("no electronic attempts are left for this agent and client");
	}

}
