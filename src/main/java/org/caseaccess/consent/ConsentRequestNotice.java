package org.caseaccess.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.notification.Notice;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.NoticeSource;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Component;

/**
 * The notice that asks a client for consent: one for each attempt, for as long as an
 * answer counts.
 */
@Component
class ConsentRequestNotice implements NoticeSource {

	private static final String PREFIX = "consent:";

	private static final String USE = "consent-link";

	private final ConsentAttemptRepository attempts;

	private final LinkTokens tokens;

	private final Agents agents;

	private final Clients clients;

	private final ConsentProperties properties;

	private final Clock clock;

	ConsentRequestNotice(ConsentAttemptRepository attempts, LinkTokens tokens, Agents agents, Clients clients,
			ConsentProperties properties, Clock clock) {
		this.attempts = attempts;
		this.tokens = tokens;
		this.agents = agents;
		this.clients = clients;
		this.properties = properties;
		this.clock = clock;
	}

	static String key(UUID attemptId) {
		return PREFIX + attemptId;
	}

	static UUID attemptId(String key) {
		return UUID.fromString(key.substring(PREFIX.length()));
	}

	/** The token that the link of an attempt will have. */
	ConsentToken token(String seed) {
		return this.tokens.token(USE, seed);
	}

	@Override
	public NoticePurpose purpose() {
		return NoticePurpose.CONSENT_REQUEST;
	}

	@Override
	public Optional<Notice> make(String key, NoticeMethod method) {
		return this.attempts.findById(attemptId(key))
			.filter((attempt) -> attempt.state() == AttemptState.PENDING)
			.filter((attempt) -> Instant.now(this.clock).isBefore(attempt.deadline()))
			.map((attempt) -> notice(attempt, method));
	}

	private Notice notice(ConsentAttempt attempt, NoticeMethod method) {
		AgentProfile agent = this.agents.byId(attempt.agentId()).orElseThrow();
		ClientProfile client = this.clients.byId(attempt.clientId()).orElseThrow();
		ConsentToken token = this.tokens.token(USE, attempt.tokenSeed(), attempt.tokenHash())
			.orElseThrow(() -> new IllegalStateException("the secret behind a link in use is not configured any more"));
		String link = this.properties.baseUrl().resolve("/consent/" + token.value()).toString();
		long seconds = Duration.between(attempt.requestedAt(), attempt.deadline()).toSeconds();
		return new Notice(client.id(), ClientAddress.of(client, method), attempt.textLanguage(), attempt.textVersion(),
				Map.of("agent", agent.name(), "agency", agent.agencyName(), "npn", agent.npn(), "code",
						attempt.matchingCode(), "seconds", Long.toString(seconds), "link", link),
				attempt.deadline());
	}

}
