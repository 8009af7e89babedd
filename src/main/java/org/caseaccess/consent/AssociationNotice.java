package org.caseaccess.consent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.caseaccess.notification.Notice;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.NoticeSource;
import org.caseaccess.notification.NoticeWordings;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Component;

/**
 * The notice that tells a client of an access (R10), for as long as its consent lasts.
 */
@Component
class AssociationNotice implements NoticeSource {

	private static final String PREFIX = "association:";

	/** The ways of a second notice, the best first. */
	static final List<NoticeMethod> SECOND_WAYS = List.of(NoticeMethod.EMAIL, NoticeMethod.TEXT, NoticeMethod.PORTAL);

	private final ConsentRecords consents;

	private final ConsentTexts texts;

	private final NoticeWordings wordings;

	private final AccessLinks links;

	private final Agents agents;

	private final Clients clients;

	AssociationNotice(ConsentRecords consents, ConsentTexts texts, NoticeWordings wordings, AccessLinks links,
			Agents agents, Clients clients) {
		this.consents = consents;
		this.texts = texts;
		this.wordings = wordings;
		this.links = links;
		this.agents = agents;
		this.clients = clients;
	}

	/** The notice by the preferred way. */
	static String key(UUID accessRequestId) {
		return PREFIX + accessRequestId;
	}

	/** The notice by a second way: one for each. */
	static String key(UUID accessRequestId, NoticeMethod second) {
		return key(accessRequestId) + ":" + second;
	}

	/** All the notices that there may be of one access. */
	static List<String> keys(UUID accessRequestId) {
		return Stream
			.concat(Stream.of(key(accessRequestId)), SECOND_WAYS.stream().map((second) -> key(accessRequestId, second)))
			.toList();
	}

	private static UUID accessRequestId(String key) {
		return UUID.fromString(key.split(":")[1]);
	}

	@Override
	public NoticePurpose purpose() {
		return NoticePurpose.ASSOCIATION;
	}

	@Override
	public Optional<Notice> make(String key, NoticeMethod method) {
		UUID request = accessRequestId(key);
		return this.consents.forRequest(request)
			.filter((consent) -> !this.consents.isEnded(request))
			.map((consent) -> notice(consent, method));
	}

	private Notice notice(GivenConsent consent, NoticeMethod method) {
		AgentProfile agent = this.agents.byId(consent.agentId()).orElseThrow();
		ClientProfile client = this.clients.byId(consent.clientId()).orElseThrow();
		String version = this.texts.version();
		String language = client.preferredLanguage();
		return new Notice(client.id(), ClientAddress.of(client, method), language, version,
				Map.of("agent", agent.name(), "agency", agent.agencyName(), "npn", agent.npn(), "consent",
						this.wordings.text("CONSENT." + consent.method(), version, language), "link",
						this.links.of(consent.accessRequestId())),
				null);
	}

}
