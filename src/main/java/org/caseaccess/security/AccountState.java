package org.caseaccess.security;

import java.util.UUID;

/**
 * What the database says about somebody who signs in. Whoever signs in at the
 * organisation has no password here, and an agent need not have an account.
 *
 * @param passwordHash null without an account
 * @param role of the account
 * @param enabled whether the account may sign in
 * @param clientId whose account a resident's is
 * @param agentId the agent of this name
 */
record AccountState(String passwordHash, String role, boolean enabled, UUID clientId, UUID agentId) {

	/** A hash is nobody's business. */
	@Override
	public String toString() {
		return "AccountState[" + this.role + ", " + this.enabled + "]";
	}

}
