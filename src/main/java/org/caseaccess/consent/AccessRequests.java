package org.caseaccess.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.limit.Limit;
import org.caseaccess.limit.LimitReachedException;
import org.caseaccess.limit.Limits;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The access requests of the agents: each is one search with all that followed from it.
 */
@Service
public class AccessRequests {

	private static final Logger log = LoggerFactory.getLogger(AccessRequests.class);

	private final AccessRequestRepository requests;

	private final ConsentAttemptRepository attempts;

	private final AgentClientPairs pairs;

	private final Clients clients;

	private final Limits limits;

	private final ConsentProperties properties;

	private final JdbcAggregateOperations aggregates;

	private final TransactionOperations transactions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	AccessRequests(AccessRequestRepository requests, ConsentAttemptRepository attempts, AgentClientPairs pairs,
			Clients clients, Limits limits, ConsentProperties properties, JdbcAggregateOperations aggregates,
			TransactionOperations transactions, ApplicationEventPublisher events, Clock clock) {
		this.requests = requests;
		this.attempts = attempts;
		this.pairs = pairs;
		this.clients = clients;
		this.limits = limits;
		this.properties = properties;
		this.aggregates = aggregates;
		this.transactions = transactions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Opens a request from the portal and has its process started. The same id again is
	 * the same request.
	 * @param id the request's id, chosen by whoever asks, so that asking twice opens one
	 * @param agent who asks
	 * @param criteria what to search by
	 * @return the id
	 * @throws RequestNotFoundException when the id is another agent's
	 * @throws LimitReachedException when the agent searched too often (R6)
	 */
	public UUID open(UUID id, AgentProfile agent, SearchCriteria criteria) {
		return open(id, agent, criteria, () -> this.events.publishEvent(new AccessRequestOpened(id)));
	}

	/**
	 * Registers a request whose process runs already (Tasklist's door). The same id again
	 * is the same request.
	 * @param id the request's id, as the process knows it
	 * @param agent who asks
	 * @param criteria what to search by
	 * @throws RequestNotFoundException when the id is another agent's
	 * @throws LimitReachedException when the agent searched too often (R6)
	 */
	public void register(UUID id, AgentProfile agent, SearchCriteria criteria) {
		open(id, agent, criteria, () -> this.events.publishEvent(new AccessRequestRegistered(id)));
	}

	private UUID open(UUID id, AgentProfile agent, SearchCriteria criteria, Runnable opened) {
		if (this.requests.findById(id).isEmpty()) {
			try {
				this.transactions.executeWithoutResult((status) -> {
					countSearch(agent);
					this.aggregates.insert(AccessRequest.open(id, agent.id(), criteria, now()));
					opened.run();
				});
				log.info("access request {} opened by agent {}", id, agent.id());
			}
			catch (DbActionExecutionException ex) {
				// a parallel call may have opened it
				this.requests.findById(id).orElseThrow(() -> ex);
			}
		}
		if (!agent.id().equals(get(id).agentId())) {
			throw new RequestNotFoundException(id);
		}
		return id;
	}

	/** In the request's transaction, so that the same request twice is one search. */
	private void countSearch(AgentProfile agent) {
		int most = this.properties.searchesPerHour();
		this.limits.take("search:" + agent.id(), new Limit(most, Duration.ofHours(1))).ifPresent((again) -> {
			log.info("agent {} reached the limit of {} searches an hour", agent.id(), most);
			throw new LimitReachedException(
					"You have searched %d times within an hour, which is the limit.".formatted(most), now(), again);
		});
	}

	/**
	 * Finds a request.
	 * @param id the request
	 * @return the request as its agent sees it, or empty
	 */
	public Optional<AccessRequestView> find(UUID id) {
		return this.requests.findById(id).map(this::view);
	}

	/**
	 * The newest requests of an agent.
	 * @param agentId the agent
	 * @param limit how many at most
	 * @return newest first
	 */
	public List<AccessRequestView> latestOf(UUID agentId, int limit) {
		return this.requests.latest(agentId, limit).stream().map(this::view).toList();
	}

	/**
	 * What a request searches by.
	 * @param id the request
	 * @return the criteria
	 * @throws RequestNotFoundException when there is no such request
	 */
	public SearchCriteria criteria(UUID id) {
		return get(id).criteria();
	}

	/**
	 * Records what the search of a request found (R6); not finding exactly one client
	 * ends the request. A repeated call changes nothing.
	 * @param id the request
	 * @param result what was found
	 */
	@Transactional
	public void recordSearch(UUID id, SearchResult result) {
		switch (result) {
			case SearchResult.OneClient one -> this.requests.recordSearch(id, one.client().id(), "ONE_CLIENT");
			case SearchResult.Nobody nobody -> endSearch(id, "NOBODY");
			case SearchResult.MoreThanOne several -> endSearch(id, "MORE_THAN_ONE");
		}
	}

	private void endSearch(UUID id, String outcome) {
		this.requests.recordSearch(id, null, outcome);
		close(id, RequestState.NOT_FOUND);
	}

	/**
	 * What the request's agent already asked the request's client.
	 * @param id the request
	 * @return the count since the last completed access
	 */
	public AttemptCount attemptCount(UUID id) {
		AccessRequest request = get(id);
		return this.pairs.of(request.agentId(), request.clientId());
	}

	/**
	 * Ends an open request and withdraws what is pending. A request that ended before
	 * keeps its state.
	 * @param id the request
	 * @param state its final state
	 * @return whether this call ended it
	 */
	@Transactional
	public boolean close(UUID id, RequestState state) {
		// first the attempt, then the request, then the count: everywhere in this order,
		// so
		// that an answer and an end in the same moment do not wait for each other
		boolean withdrawn = withdrawPending(id);
		boolean closed = this.requests.close(id, state, now());
		if (closed) {
			log.info("access request {} closed: {}", id, state);
			ended(id, state);
		}
		if (closed || withdrawn) {
			changed(id);
		}
		return closed;
	}

	/**
	 * The agent cancels a request.
	 * @param id the request
	 */
	@Transactional
	public void cancel(UUID id) {
		if (close(id, RequestState.CANCELLED)) {
			this.events.publishEvent(new AccessRequestCancelled(id));
		}
	}

	/**
	 * An agent may not be signed in any more: what is open of theirs ends, and nobody is
	 * asked on.
	 * @param agentId the agent
	 */
	public void signInEnded(UUID agentId) {
		// each by itself: several at once could wait for each other with whoever ends
		// them
		for (UUID id : this.requests.idsOfOpenBy(agentId)) {
			this.transactions.executeWithoutResult((status) -> {
				if (close(id, RequestState.SIGN_IN_ENDED)) {
					this.events.publishEvent(new AccessRequestCancelled(id));
				}
			});
		}
	}

	/**
	 * The access of a request was completed: the request ends, and attempts are counted
	 * from none again (R4). The caller has locked the pair.
	 * @param id the request
	 * @return false when the request had ended before
	 */
	@Transactional
	public boolean complete(UUID id) {
		AccessRequest request = get(id);
		boolean completed = close(id, RequestState.GRANTED);
		if (completed) {
			this.pairs.startAgain(request.agentId(), request.clientId());
		}
		return completed;
	}

	/**
	 * The access of an agent to a client's case ended (R11): every request that led to it
	 * says so, and what is still open ends too, so that no consent given before the end
	 * gives the access again. When the client did not agree (R10), only the client's own
	 * electronic answer can. The caller has locked the pair.
	 * @param agentId the agent
	 * @param clientId the client
	 * @param end how it ended
	 */
	@Transactional
	public void accessEnded(UUID agentId, UUID clientId, ConsentEnd end) {
		RequestState state = (end.by() == EndedBy.CLIENT) ? RequestState.ENDED_BY_CLIENT : RequestState.ENDED_BY_AGENT;
		for (UUID id : this.requests.idsOfAccess(agentId, clientId)) {
			if (close(id, state)) {
				this.events.publishEvent(new AccessRequestCancelled(id));
			}
			// also one whose access was completed in the same moment
			else if (this.requests.endAccess(id, state)) {
				ended(id, state);
				changed(id);
				// its last step shows the case
				this.events.publishEvent(new AccessRequestCancelled(id));
			}
		}
		if (end.didNotAgree()) {
			this.pairs.refused(agentId, clientId);
		}
	}

	/**
	 * The client declined in one request, which ended the consents that they had given
	 * for others of the pair (R16): those that still wait for their access end too.
	 */
	void consentsDeclined(List<UUID> ids) {
		ids.stream()
			.filter((id) -> close(id, RequestState.DECLINED))
			.forEach((id) -> this.events.publishEvent(new AccessRequestCancelled(id)));
	}

	/**
	 * The agent's page shows the request (again).
	 * @param id the request
	 */
	@Transactional
	public void pageOpened(UUID id) {
		this.requests.stay(id);
	}

	/**
	 * The agent's page is still open. While a client is being asked it has to be seen
	 * again and again: the node that shows it may end without a word.
	 * @param id the request
	 * @param asking whether a client is being asked
	 */
	@Transactional
	public void pageSeen(UUID id, boolean asking) {
		Duration lease = this.properties.pageLease();
		if (lease != null && asking) {
			this.requests.leaveAt(id, now().plus(lease));
		}
		else if (lease != null) {
			this.requests.stay(id);
		}
	}

	/**
	 * The agent's page is gone. Unless it comes back within the grace, a pending attempt
	 * is withdrawn: the requested electronic consent expires.
	 * @param id the request
	 * @param grace how long the page may be gone
	 */
	@Transactional
	public void pageLeft(UUID id, Duration grace) {
		this.requests.leaveAt(id, now().plus(grace));
	}

	@Scheduled(fixedDelayString = "${case-access.consent.leave-check:PT0.5S}",
			initialDelayString = "${case-access.consent.leave-check-delay:PT0S}")
	void withdrawLeft() {
		for (UUID id : this.requests.idsOfLeft(now())) {
			this.transactions.executeWithoutResult((status) -> leave(id));
		}
	}

	/**
	 * The agent left while the client was being asked: the attempt is withdrawn and the
	 * request ends. Does nothing when the client's answer came first.
	 * @param id the request
	 */
	@Transactional
	public void leave(UUID id) {
		if (withdrawPending(id)) {
			if (this.requests.close(id, RequestState.LEFT, now())) {
				ended(id, RequestState.LEFT);
			}
			log.info("access request {} left by its agent; the pending attempt is withdrawn", id);
			this.events.publishEvent(new AgentLeft(id));
			changed(id);
		}
	}

	/**
	 * Ends a request that the engine does not work on any more, so that nothing of it
	 * stays open: a pending attempt is withdrawn, and a consent that was given comes to
	 * nothing. Should its process be there all the same, it ends too. Does nothing to a
	 * request that has ended.
	 * @param id the request
	 * @return whether this call ended it
	 */
	@Transactional
	public boolean interrupt(UUID id) {
		boolean interrupted = close(id, RequestState.INTERRUPTED);
		if (interrupted) {
			this.events.publishEvent(new AccessRequestCancelled(id));
		}
		return interrupted;
	}

	/**
	 * Has the process of a request that has ended be told so once more.
	 * @param id the request
	 */
	@Transactional
	public void tellEnd(UUID id) {
		this.events.publishEvent(new AccessRequestCancelled(id));
	}

	/**
	 * Ends all open requests because the engine that ran them is gone.
	 */
	@Transactional
	public void interruptAll() {
		this.requests.idsOfOpen().forEach((id) -> close(id, RequestState.INTERRUPTED));
	}

	private boolean withdrawPending(UUID id) {
		return this.attempts.findByAccessRequestIdAndState(id, AttemptState.PENDING)
			.map(ConsentAttempt::id)
			.filter((attempt) -> this.attempts.close(attempt, AttemptState.WITHDRAWN, null, now()))
			.map((attempt) -> {
				this.events.publishEvent(new AttemptEnded(attempt));
				return true;
			})
			.orElse(false);
	}

	private AccessRequest get(UUID id) {
		return this.requests.findById(id).orElseThrow(() -> new RequestNotFoundException(id));
	}

	private AccessRequestView view(AccessRequest request) {
		PendingAttempt pending = this.attempts.findByAccessRequestIdAndState(request.id(), AttemptState.PENDING)
			.map(PendingAttempt::of)
			.orElse(null);
		return new AccessRequestView(request.id(), request.agentId(), request.clientId(), request.state(),
				request.clientName(), request.openedAt(), request.closedAt(), pending, caseNumber(request));
	}

	private String caseNumber(AccessRequest request) {
		return switch (request.state()) {
			case GRANTED, ASSOCIATED_BEFORE ->
				this.clients.byId(request.clientId()).map(ClientProfile::caseNumber).orElse(null);
			default -> null;
		};
	}

	private void ended(UUID id, RequestState state) {
		this.events.publishEvent(new AccessRequestEnded(id, state));
	}

	private void changed(UUID id) {
		this.events.publishEvent(new AccessRequestChanged(id));
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
