package org.caseaccess.association;

import java.util.Locale;
import java.util.Optional;

import org.caseaccess.consent.AccessLink;
import org.caseaccess.consent.AccessLinks;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Service;

/**
 * The client's side of an access, reached by the link in the notice (R10, R11). Unknown
 * links and those whose access has ended look the same.
 */
@Service
public class ClientAccess {

	private final AccessLinks links;

	private final Associations associations;

	private final Agents agents;

	private final Clients clients;

	ClientAccess(AccessLinks links, Associations associations, Agents agents, Clients clients) {
		this.links = links;
		this.associations = associations;
		this.agents = agents;
		this.clients = clients;
	}

	/**
	 * The access behind a link. Looking ends nothing.
	 * @param token from the link
	 * @return the access, or empty when there is none any more
	 */
	public Optional<AccessInForce> find(String token) {
		return this.links.find(token)
			.flatMap((link) -> this.associations.behind(link).map((association) -> inForce(link, association)));
	}

	private AccessInForce inForce(AccessLink link, Association association) {
		AgentProfile agent = this.agents.byId(association.agentId()).orElseThrow();
		ClientProfile client = this.clients.byId(association.clientId()).orElseThrow();
		return new AccessInForce(agent.name(), agent.agencyName(), agent.npn(), association.startedAt(),
				"VERBAL".equals(link.consent().method()), Locale.of(client.preferredLanguage()));
	}

	/**
	 * The client ends the access behind a link, at once.
	 * @param token from the link
	 * @param didNotAgree whether the client says that they never agreed
	 * @return false when there was nothing to end any more
	 */
	public boolean end(String token, boolean didNotAgree) {
		ConsentEnd end = new ConsentEnd(EndedBy.CLIENT, EndMethod.NOTICE_LINK, didNotAgree);
		return this.links.find(token).filter((link) -> this.associations.end(link, end)).isPresent();
	}

}
