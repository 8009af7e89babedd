package org.caseaccess.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The client's side of an electronic attempt, reached by the one-time token (R2).
 * Everything late, used, forged or unknown looks the same.
 */
@Service
public class ConsentSurvey {

	private static final Logger log = LoggerFactory.getLogger(ConsentSurvey.class);

	private final ConsentAttemptRepository attempts;

	private final AttemptCounts counts;

	private final ConsentRecords records;

	private final AccessRequests requests;

	private final ConsentTexts texts;

	private final Agents agents;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ConsentSurvey(ConsentAttemptRepository attempts, AttemptCounts counts, ConsentRecords records,
			AccessRequests requests, ConsentTexts texts, Agents agents, ApplicationEventPublisher events, Clock clock) {
		this.attempts = attempts;
		this.counts = counts;
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
		return active(token).map((attempt) -> {
			AgentProfile agent = this.agents.byId(attempt.agentId()).orElseThrow();
			Locale locale = (language != null) ? language : Locale.of(attempt.textLanguage());
			return new ConsentQuestion(agent.name(), agent.agencyName(), agent.npn(), attempt.matchingCode(),
					attempt.deadline(), this.texts.in(attempt.textVersion(), locale));
		});
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
		Optional<ConsentAttempt> found = active(token);
		if (found.isEmpty()) {
			return AnswerResult.NOT_ACTIVE;
		}
		ConsentAttempt attempt = found.get();
		ConsentText read = this.texts.in(attempt.textVersion(), language);
		return answer(attempt, decision, () -> this.records.recordElectronic(attempt, read, now()));
	}

	/**
	 * The client answers by text message, in the language of the one that asked. Counts
	 * like any other answer.
	 * @param attempt who is asked what
	 * @param decision the answer
	 * @return what became of it
	 */
	@Transactional
	AnswerResult answerByText(ConsentAttempt attempt, Decision decision) {
		return answer(attempt, decision, () -> this.records.recordByText(attempt, now()));
	}

	private AnswerResult answer(ConsentAttempt attempt, Decision decision, Runnable consent) {
		AttemptState state = (decision == Decision.ACCEPT) ? AttemptState.ACCEPTED : AttemptState.DECLINED;
		if (!this.attempts.answer(attempt.id(), state, now())) {
			return AnswerResult.NOT_ACTIVE;
		}
		log.info("consent attempt {} answered: {}", attempt.id(), state);
		this.events.publishEvent(new ClientAnswered(attempt.accessRequestId(), attempt.id()));
		return (decision == Decision.ACCEPT) ? accepted(attempt, consent) : declined(attempt);
	}

	private AnswerResult accepted(ConsentAttempt attempt, Runnable consent) {
		consent.run();
		this.events.publishEvent(new AccessRequestChanged(attempt.accessRequestId()));
		return AnswerResult.ACCEPTED;
	}

	private AnswerResult declined(ConsentAttempt attempt) {
		this.requests.close(attempt.accessRequestId(), RequestState.DECLINED);
		this.counts.declined(attempt.agentId(), attempt.clientId());
		return AnswerResult.DECLINED;
	}

	private Optional<ConsentAttempt> active(String token) {
		return this.attempts.findByTokenHash(new ConsentToken(token).hash())
			.filter((attempt) -> attempt.state() == AttemptState.PENDING)
			.filter((attempt) -> now().isBefore(attempt.deadline()));
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
