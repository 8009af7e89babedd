package org.caseaccess.portal;

import org.caseaccess.consent.AccessRequests;
import org.caseaccess.registry.Agents;
import org.caseaccess.security.SignInEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Nobody asks clients in the name of an agent whose account was closed.
 */
@Component
class EndedSignIns {

	private final Agents agents;

	private final AccessRequests requests;

	EndedSignIns(Agents agents, AccessRequests requests) {
		this.agents = agents;
		this.requests = requests;
	}

	@EventListener
	void ended(SignInEnded event) {
		this.agents.byUsername(event.username()).ifPresent((agent) -> this.requests.signInEnded(agent.id()));
	}

}
