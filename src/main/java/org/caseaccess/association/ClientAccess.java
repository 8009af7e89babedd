package org.caseaccess.association;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.consent.AccessLink;
import org.caseaccess.consent.AccessLinks;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.consent.GivenConsent;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Service;

/**
 * The client's side of an access, reached by the link in the notice (R10, R11) or by
 * signing in to the resident portal. Unknown links and those whose access has ended look
 * the same.
 */
@Service
public class ClientAccess {

	private final AccessLinks links;

	private final Associations associations;

	private final ConsentRecords consents;

	private final Agents agents;

	private final Clients clients;

	ClientAccess(AccessLinks links, Associations associations, ConsentRecords consents, Agents agents,
			Clients clients) {
		this.links = links;
		this.associations = associations;
		this.consents = consents;
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
			.flatMap((link) -> this.associations.behind(link)
				.map((association) -> inForce(association, link.consent().method())));
	}

	/**
	 * Who has access to a client's case now.
	 * @param clientId who is signed in
	 * @return the latest first
	 */
	public List<AccessInForce> of(UUID clientId) {
		return this.associations.ofClient(clientId).stream().map(this::inForce).toList();
	}

	/**
	 * One access to a client's case.
	 * @param clientId who is signed in
	 * @param associationId which
	 * @return the access, or empty when it ended or is to another client's case
	 */
	public Optional<AccessInForce> find(UUID clientId, UUID associationId) {
		return of(clientId).stream().filter((access) -> access.id().equals(associationId)).findAny();
	}

	private AccessInForce inForce(Association association) {
		String method = Optional.ofNullable(association.accessRequestId())
			.flatMap(this.consents::forRequest)
			.map(GivenConsent::method)
			.orElse(null);
		return inForce(association, method);
	}

	private AccessInForce inForce(Association association, String method) {
		AgentProfile agent = this.agents.byId(association.agentId()).orElseThrow();
		ClientProfile client = this.clients.byId(association.clientId()).orElseThrow();
		return new AccessInForce(association.id(), agent.name(), agent.agencyName(), agent.npn(),
				association.startedAt(), (method != null) ? "VERBAL".equals(method) : null,
				Locale.of(client.preferredLanguage()));
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

	/**
	 * A client who is signed in ends an access, at once.
	 * @param clientId who is signed in
	 * @param associationId which
	 * @param didNotAgree whether the client says that they never agreed
	 * @return false when there was nothing to end any more, or it is another client's
	 */
	public boolean end(UUID clientId, UUID associationId, boolean didNotAgree) {
		return this.associations.endOf(clientId, associationId,
				new ConsentEnd(EndedBy.CLIENT, EndMethod.RESIDENT_PORTAL, didNotAgree));
	}

}
