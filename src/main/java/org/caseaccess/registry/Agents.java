package org.caseaccess.registry;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;

/**
 * The agents that the exchange knows.
 */
@Service
public class Agents {

	private final AgentRepository agents;

	private final AgencyRepository agencies;

	Agents(AgentRepository agents, AgencyRepository agencies) {
		this.agents = agents;
		this.agencies = agencies;
	}

	/**
	 * Finds an agent by the name they sign in with.
	 * @param username sign-in name, as the portal, Tasklist and the engine know it
	 * @return the agent, or empty when nobody has that name
	 */
	public Optional<AgentProfile> byUsername(String username) {
		return this.agents.findByUsername(username).map(this::profile);
	}

	/**
	 * Finds an agent by the number of their licence.
	 * @param npn National Producer Number
	 * @return the agent, or empty when nobody has that number
	 */
	public Optional<AgentProfile> byNpn(String npn) {
		return this.agents.findByNpn(npn).map(this::profile);
	}

	/**
	 * Finds an agent.
	 * @param id the agent
	 * @return the agent, or empty
	 */
	public Optional<AgentProfile> byId(UUID id) {
		return this.agents.findById(id).map(this::profile);
	}

	/**
	 * Tells whether an agent may ask for access now (R12): on doubt no, so an unknown
	 * agent is not eligible.
	 * @param agentId the agent
	 * @return the answer with its reason
	 */
	public Eligibility eligibility(UUID agentId) {
		return this.agents.findById(agentId)
			.map(Agent::eligibility)
			.orElseGet(() -> Eligibility.refused("The exchange does not know you as an agent."));
	}

	private AgentProfile profile(Agent agent) {
		String agency = this.agencies.findById(agent.agencyId()).orElseThrow().name();
		return new AgentProfile(agent.id(), agent.username(), agent.firstName(), agent.lastName(), agent.npn(), agency);
	}

}
