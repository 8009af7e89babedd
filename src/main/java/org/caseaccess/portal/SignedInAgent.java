package org.caseaccess.portal;

import java.security.Principal;
import java.util.UUID;

import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who is signed in, and which requests are theirs. Another agent's request is as unknown
 * as one that never was.
 */
@Component
class SignedInAgent {

	private final Agents agents;

	private final AccessRequests requests;

	SignedInAgent(Agents agents, AccessRequests requests) {
		this.agents = agents;
		this.requests = requests;
	}

	AgentProfile profile(Principal principal) {
		return this.agents.byUsername(principal.getName())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
	}

	AccessRequestView request(String id, Principal principal) {
		UUID agent = profile(principal).id();
		return this.requests.find(parsed(id))
			.filter((request) -> request.agentId().equals(agent))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static UUID parsed(String id) {
		try {
			UUID parsed = UUID.fromString(id);
			// UUID.fromString accepts short forms too: one request has one address
			if (parsed.toString().equalsIgnoreCase(id)) {
				return parsed;
			}
		}
		catch (IllegalArgumentException ex) {
			// not an id, so not a request
		}
		throw new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
