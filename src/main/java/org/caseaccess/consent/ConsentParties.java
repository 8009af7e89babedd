package org.caseaccess.consent;

import java.util.UUID;

import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.ClientProfile;

/** Who consented and who may act, as they were called at the time. */
record ConsentParties(UUID clientId, String clientName, String caseNumber, String representativeName,
		String representativeAuthority, UUID agentId, String agentName, String agentNpn, String agencyName) {

	static ConsentParties of(ClientProfile client, Representative representative, AgentProfile agent) {
		return new ConsentParties(client.id(), client.name(), client.caseNumber(),
				(representative != null) ? representative.name() : null,
				(representative != null) ? representative.authority() : null, agent.id(), agent.name(), agent.npn(),
				agent.agencyName());
	}

	/** Names and numbers stay out of logs. */
	@Override
	public String toString() {
		return "ConsentParties[" + this.clientId + ", " + this.agentId + "]";
	}

}
