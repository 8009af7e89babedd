package org.caseaccess.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The client's side of an electronic attempt, reached by the one-time token (R2) or by
 * signing in to the resident portal. Everything late, used, forged or unknown looks the
 * same.
 */
@Service
public class ConsentSurvey {

	private static final Logger log = LoggerFactory.getLogger(ConsentSurvey.class);

	private final ConsentAttemptRepository attempts;

	private final AgentClientPairs pairs;

	private final ConsentRecords records;

	private final AccessRequests requests;

	private final ConsentTexts texts;

	private final Agents agents;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ConsentSurvey(ConsentAttemptRepository attempts, AgentClientPairs pairs, ConsentRecords records,
			AccessRequests requests, ConsentTexts texts, Agents agents, ApplicationEventPublisher events, Clock clock) {
		this.attempts = attempts;
		this.pairs = pairs;
		this.records = records;
		this.requests = requests;
		this.texts = texts;
		this.agents = agents;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * The question behind a link. Looking decides nothing (R1).
	 * @param token from the link
	 * @param language the language to read in, or null for the client's own
	 * @return the question, or empty when the link is not active
	 */
	public Optional<ConsentQuestion> question(String token, Locale language) {
		return active(token).map((attempt) -> question(attempt, language));
	}

	/**
	 * The question of an attempt, for its client who is signed in.
	 * @param clientId who is signed in
	 * @param attemptId the attempt
	 * @param language the language to read in, or null for the client's own
	 * @return the question, or empty when it is not active or another client's
	 */
	public Optional<ConsentQuestion> question(UUID clientId, UUID attemptId, Locale language) {
		return active(clientId, attemptId).map((attempt) -> question(attempt, language));
	}

	/**
	 * What a client is being asked now.
	 * @param clientId who is signed in
	 * @param language the language to read in
	 * @return newest first
	 */
	public List<ConsentQuestion> pending(UUID clientId, Locale language) {
		return this.attempts.findByClientIdAndStateOrderByRequestedAtDesc(clientId, AttemptState.PENDING)
			.stream()
			.filter(this::isActive)
			.map((attempt) -> question(attempt, language))
			.toList();
	}

	/**
	 * Where an attempt stands, for its client who is signed in.
	 * @param clientId who is signed in
	 * @param attemptId the attempt
	 * @return its state, or empty when it is unknown or another client's
	 */
	public Optional<AttemptState> state(UUID clientId, UUID attemptId) {
		return this.attempts.findById(attemptId)
			.filter((attempt) -> attempt.clientId().equals(clientId))
			.map(ConsentAttempt::state);
	}

	private ConsentQuestion question(ConsentAttempt attempt, Locale language) {
		AgentProfile agent = this.agents.byId(attempt.agentId()).orElseThrow();
		Locale locale = (language != null) ? language : Locale.of(attempt.textLanguage());
		return new ConsentQuestion(attempt.accessRequestId(), attempt.id(), agent.name(), agent.agencyName(),
				agent.npn(), attempt.matchingCode(), attempt.deadline(), this.texts.in(attempt.textVersion(), locale));
	}

	/**
	 * Records that the question was shown. Only the first time is kept; it decides
	 * nothing, as programs that look for harmful links open them too.
	 * @param question the question
	 * @param way where it was shown
	 */
	public void opened(ConsentQuestion question, ConsentWay way) {
		if (this.attempts.opened(question.attemptId(), way, now())) {
			log.info("consent attempt {} opened: {}", question.attemptId(), way);
		}
	}

	/**
	 * The client answers. Counts once, before the deadline by the server's clock; with it
	 * the consent record is written.
	 * @param token from the link
	 * @param decision the answer
	 * @param language the language in which the client read the question
	 * @return what became of it
	 */
	@Transactional
	public AnswerResult answer(String token, Decision decision, Locale language) {
		return active(token).map((attempt) -> answer(attempt, decision, language, ConsentWay.LINK))
			.orElse(AnswerResult.NOT_ACTIVE);
	}

	/**
	 * A client who is signed in answers, under the same rules.
	 * @param clientId who is signed in
	 * @param attemptId the attempt
	 * @param decision the answer
	 * @param language the language in which the client read the question
	 * @return what became of it
	 */
	@Transactional
	public AnswerResult answer(UUID clientId, UUID attemptId, Decision decision, Locale language) {
		return active(clientId, attemptId)
			.map((attempt) -> answer(attempt, decision, language, ConsentWay.RESIDENT_PORTAL))
			.orElse(AnswerResult.NOT_ACTIVE);
	}

	/**
	 * A client answers by text message, in the language of the one that asked, under the
	 * same rules.
	 */
	@Transactional
	AnswerResult answerByText(ConsentAttempt attempt, Decision decision) {
		return answer(attempt, decision, Locale.of(attempt.textLanguage()), ConsentWay.TEXT_MESSAGE);
	}

	private AnswerResult answer(ConsentAttempt attempt, Decision decision, Locale language, ConsentWay way) {
		this.pairs.lock(attempt.agentId(), attempt.clientId());
		AttemptState state = (decision == Decision.ACCEPT) ? AttemptState.ACCEPTED : AttemptState.DECLINED;
		if (!this.attempts.answer(attempt.id(), state, way, now())) {
			return AnswerResult.NOT_ACTIVE;
		}
		log.info("consent attempt {} answered: {}, {}", attempt.id(), state, way);
		this.events.publishEvent(new ClientAnswered(attempt.accessRequestId(), attempt.id()));
		return (decision == Decision.ACCEPT) ? accepted(attempt, language, way) : declined(attempt, way);
	}

	private AnswerResult accepted(ConsentAttempt attempt, Locale language, ConsentWay way) {
		this.pairs.accepted(attempt.agentId(), attempt.clientId());
		this.records.recordElectronic(attempt, way, this.texts.in(attempt.textVersion(), language), now());
		this.events.publishEvent(new AccessRequestChanged(attempt.accessRequestId()));
		return AnswerResult.ACCEPTED;
	}

	/** The latest word counts for the pair, whichever request it was said in (R16). */
	private AnswerResult declined(ConsentAttempt attempt, ConsentWay way) {
		this.requests.close(attempt.accessRequestId(), RequestState.DECLINED);
		this.pairs.refused(attempt.agentId(), attempt.clientId());
		this.requests.consentsDeclined(this.records.recordDecline(attempt, way));
		return AnswerResult.DECLINED;
	}

	private Optional<ConsentAttempt> active(String token) {
		return this.attempts.findByTokenHash(new ConsentToken(token).hash()).filter(this::isActive);
	}

	private Optional<ConsentAttempt> active(UUID clientId, UUID attemptId) {
		return this.attempts.findById(attemptId)
			.filter((attempt) -> attempt.clientId().equals(clientId))
			.filter(this::isActive);
	}

	private boolean isActive(ConsentAttempt attempt) {
		return attempt.state() == AttemptState.PENDING && now().isBefore(attempt.deadline());
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
