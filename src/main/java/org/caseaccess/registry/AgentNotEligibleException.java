package org.caseaccess.registry;

/**
 * The agent's licence or agreement is not active (R12). The message says so in plain
 * words and may be shown to the agent.
 */
public class AgentNotEligibleException extends RuntimeException {

	public AgentNotEligibleException(String reason) {
		super(reason);
	}

}
