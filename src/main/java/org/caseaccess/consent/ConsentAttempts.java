package org.caseaccess.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.limit.Limit;
import org.caseaccess.limit.Limits;
import org.caseaccess.notification.Delivery;
import org.caseaccess.notification.NoticeFailed;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.Notices;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Electronic consent attempts: started and counted once, ended once.
 */
@Service
@EnableConfigurationProperties(ConsentProperties.class)
public class ConsentAttempts {

	private static final Logger log = LoggerFactory.getLogger(ConsentAttempts.class);

	private final ConsentAttemptRepository attempts;

	private final AccessRequestRepository requests;

	private final AgentClientPairs pairs;

	private final ConsentTexts texts;

	private final Agents agents;

	private final Clients clients;

	private final Notices notices;

	private final ConsentRequestNotice notice;

	private final Limits limits;

	private final JdbcAggregateOperations aggregates;

	private final TransactionOperations transactions;

	private final ApplicationEventPublisher events;

	private final ConsentProperties properties;

	private final Clock clock;

	ConsentAttempts(ConsentAttemptRepository attempts, AccessRequestRepository requests, AgentClientPairs pairs,
			ConsentTexts texts, Agents agents, Clients clients, Notices notices, ConsentRequestNotice notice,
			Limits limits, JdbcAggregateOperations aggregates, TransactionOperations transactions,
			ApplicationEventPublisher events, ConsentProperties properties, Clock clock) {
		this.attempts = attempts;
		this.requests = requests;
		this.pairs = pairs;
		this.texts = texts;
		this.agents = agents;
		this.clients = clients;
		this.notices = notices;
		this.notice = notice;
		this.limits = limits;
		this.aggregates = aggregates;
		this.transactions = transactions;
		this.events = events;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Starts an attempt and sends its notice. The same start key again finds the attempt
	 * that it started before, counts nothing and sends nothing twice (R4, R5); so does
	 * any other key while the client is still being asked in this request. A provider
	 * that is down is worth another call with the same key, until there is no time left:
	 * then the attempt ends as not delivered.
	 * @param start what to start
	 * @return the attempt, delivered or not
	 * @throws RequestNotFoundException when the request is over
	 * @throws ConsentOnRecordException when the client consented in this request
	 * @throws NoElectronicMethodException when the client cannot be asked electronically
	 * @throws NoAttemptsLeftException when the limit is reached, the installation's or a
	 * lower one of the caller
	 * @throws NoticeLimitReachedException when the client was asked too often, by whoever
	 * @throws org.caseaccess.registry.AgentNotEligibleException when the agent may not
	 * ask (R12)
	 * @throws org.caseaccess.notification.NoticeDelayedException when the notice is worth
	 * another try
	 */
	public StartedAttempt start(StartAttempt start) {
		ConsentAttempt attempt = registerOnce(start);
		if (attempt.state() == AttemptState.PENDING) {
			Delivery delivery = this.notices.send(ConsentRequestNotice.key(attempt.id()), NoticePurpose.CONSENT_REQUEST,
					NoticeMethod.valueOf(attempt.method()));
			this.transactions.executeWithoutResult((status) -> {
				if (!delivery.delivered()
						&& this.attempts.close(attempt.id(), AttemptState.NOT_DELIVERED, delivery.reason(), now())) {
					this.events.publishEvent(new AttemptEnded(attempt.id()));
				}
				this.events.publishEvent(new AccessRequestChanged(attempt.accessRequestId()));
			});
		}
		ConsentAttempt started = get(attempt.id());
		return new StartedAttempt(started.id(), started.attemptNumber(), started.matchingCode(), started.deadline(),
				started.failureReason());
	}

	private ConsentAttempt registerOnce(StartAttempt start) {
		return this.attempts.findByAccessRequestIdAndStartKey(start.accessRequestId(), start.startKey())
			.orElseGet(() -> this.transactions.execute((status) -> {
				lockPair(start.accessRequestId());
				// the same start in parallel may have been first
				return this.attempts.findByAccessRequestIdAndStartKey(start.accessRequestId(), start.startKey())
					.orElseGet(() -> register(start));
			}));
	}

	private ConsentAttempt register(StartAttempt start) {
		// held, so that it is not closed while its attempt starts
		AccessRequest request = this.requests.hold(start.accessRequestId())
			.filter((found) -> found.state() == RequestState.OPEN)
			.orElseThrow(() -> new RequestNotFoundException(start.accessRequestId()));
		Optional<ConsentAttempt> underWay = underWay(request.id());
		if (underWay.isPresent()) {
			return underWay.get();
		}
		if (this.requests.hasConsent(request.id())) {
			throw new ConsentOnRecordException(request.id());
		}
		this.agents.eligibility(request.agentId()).require();
		ClientProfile client = this.clients.byId(request.clientId())
			.filter(ClientProfile::electronicMethodOnFile)
			.orElseThrow(NoElectronicMethodException::new);
		int most = Math.min(start.maxAttempts(), this.properties.maxAttempts());
		int number = this.pairs.countOne(request.agentId(), client.id(), most)
			.orElseThrow(NoAttemptsLeftException::new);
		countNotice(client.id());
		Instant now = now().truncatedTo(ChronoUnit.MICROS);
		String seed = ConsentToken.seed();
		ConsentAttempt attempt = new ConsentAttempt(UUID.randomUUID(), request.id(), start.startKey(),
				request.agentId(), client.id(), number, most, client.preferredMethod().name(),
				ConsentToken.matchingCode(), this.notice.token(seed).hash(), seed, AttemptState.PENDING, null, now,
				now.plus(this.properties.bounded(start.answerWindow())), null, this.texts.version(),
				client.preferredLanguage());
		ConsentAttempt registered = this.aggregates.insert(attempt);
		log.info("consent attempt {} is number {} of access request {}", attempt.id(), number, request.id());
		return registered;
	}

	private void lockPair(UUID accessRequestId) {
		AccessRequest request = this.requests.findById(accessRequestId)
			.filter((found) -> found.clientId() != null)
			.orElseThrow(() -> new RequestNotFoundException(accessRequestId));
		this.pairs.lock(request.agentId(), request.clientId());
	}

	/**
	 * A request asks once at a time: whatever makes the process come by again, the client
	 * is not asked anew while the question is open, nor in the moment after the answer.
	 */
	private Optional<ConsentAttempt> underWay(UUID accessRequestId) {
		return this.attempts.latest(accessRequestId)
			.filter((latest) -> latest.state() == AttemptState.PENDING
					|| latest.state() == AttemptState.ACCEPTED && now().isBefore(latest.deadline()));
	}

	/** Nobody's phone is to ring until they give in, however many agents take part. */
	private void countNotice(UUID clientId) {
		Limit limit = new Limit(this.properties.noticesPerDay(), Duration.ofDays(1));
		this.limits.take("notice:" + clientId, limit).ifPresent((again) -> {
			log.info("client {} was asked {} times within a day, which is the limit", clientId, limit.most());
			throw new NoticeLimitReachedException(now(), again);
		});
	}

	/** The client does not get the notice: nobody need wait for an answer (R9). */
	@EventListener
	@Transactional
	void on(NoticeFailed failed) {
		if (failed.purpose() != NoticePurpose.CONSENT_REQUEST) {
			return;
		}
		UUID id = ConsentRequestNotice.attemptId(failed.key());
		if (this.attempts.close(id, AttemptState.NOT_DELIVERED, failed.reason(), now())) {
			log.info("consent attempt {} ended: its notice was not delivered", id);
			UUID request = get(id).accessRequestId();
			this.events.publishEvent(new AttemptNotDelivered(request, id));
			this.events.publishEvent(new AttemptEnded(id));
			this.events.publishEvent(new AccessRequestChanged(request));
		}
	}

	/**
	 * The attempt that was made last in a request.
	 * @param accessRequestId the request
	 * @return its id, or empty when the client was not asked in this request
	 */
	public Optional<UUID> latestOf(UUID accessRequestId) {
		return this.attempts.latest(accessRequestId).map(ConsentAttempt::id);
	}

	/**
	 * Ends an attempt whose time is over and tells how it ended: an answer in time
	 * counts, whoever asks first. Silence is what the server's clock says, whoever asks:
	 * before the deadline nothing is ended, and the outcome is {@code PENDING} (R17).
	 * @param attemptId the attempt
	 * @return its outcome
	 */
	@Transactional
	public ClosedAttempt close(UUID attemptId) {
		if (this.attempts.closeUnanswered(attemptId, now())) {
			log.info("consent attempt {} ended: nobody answered", attemptId);
			this.events.publishEvent(new AttemptEnded(attemptId));
			this.events.publishEvent(new AccessRequestChanged(get(attemptId).accessRequestId()));
		}
		ConsentAttempt attempt = get(attemptId);
		return new ClosedAttempt(attempt.state(), attempt.failureReason(), attempt.deadline(),
				this.pairs.of(attempt.agentId(), attempt.clientId()));
	}

	/**
	 * How an attempt ended.
	 * @param attemptId the attempt, which has ended
	 * @return its outcome
	 */
	public AttemptOutcome outcome(UUID attemptId) {
		ConsentAttempt attempt = get(attemptId);
		return new AttemptOutcome(attempt.state(), attempt.method(),
				Duration.between(attempt.requestedAt(), attempt.closedAt()));
	}

	private ConsentAttempt get(UUID attemptId) {
		return this.attempts.findById(attemptId).orElseThrow();
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
