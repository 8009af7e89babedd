package org.caseaccess.consent;

import java.util.Map;
import java.util.UUID;

import org.caseaccess.notification.Notice;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.Notices;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Service;

/**
 * Tells clients that an agent now has access to their case, with a link to say 'I did not
 * agree' or to end it (R10, R11).
 */
@Service
public class AssociationNotices {

	private final ConsentRecords consents;

	private final Agents agents;

	private final Clients clients;

	private final Notices notices;

	private final AccessLinks links;

	private final ConsentProperties properties;

	AssociationNotices(ConsentRecords consents, Agents agents, Clients clients, Notices notices, AccessLinks links,
			ConsentProperties properties) {
		this.consents = consents;
		this.agents = agents;
		this.clients = clients;
		this.notices = notices;
		this.links = links;
		this.properties = properties;
	}

	/**
	 * Notifies the client of a request once (R5), by the preferred method, or by letter
	 * when that is not electronic.
	 * @param accessRequestId the request
	 */
	public void send(UUID accessRequestId) {
		GivenConsent consent = this.consents.forRequest(accessRequestId).orElseThrow();
		ClientProfile client = this.clients.byId(consent.clientId()).orElseThrow();
		NoticeMethod method = client.electronicMethodOnFile() ? NoticeMethod.valueOf(client.preferredMethod().name())
				: NoticeMethod.POSTAL;
		String key = "association:" + accessRequestId;
		this.notices.send(key, NoticePurpose.ASSOCIATION, method, () -> notice(key, consent, client, method));
	}

	private Notice notice(String key, GivenConsent consent, ClientProfile client, NoticeMethod method) {
		AgentProfile agent = this.agents.byId(consent.agentId()).orElseThrow();
		return new Notice(key, NoticePurpose.ASSOCIATION, method, ClientAddress.of(client, method),
				client.preferredLanguage(),
				Map.of("agent", agent.name(), "agency", agent.agencyName(), "npn", agent.npn(), "consent",
						consent.method(), "phone", this.properties.helpPhone(), "link",
						this.links.create(consent.accessRequestId())),
				null);
	}

}
