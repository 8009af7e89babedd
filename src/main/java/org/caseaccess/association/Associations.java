package org.caseaccess.association;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.caseaccess.consent.AccessLink;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.GivenConsent;
import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which agent may act in which client's case. No association comes to be without a
 * consent record.
 */
@Service
public class Associations {

	private static final Logger log = LoggerFactory.getLogger(Associations.class);

	private final AssociationRepository associations;

	private final ConsentRecords consents;

	private final AccessRequests requests;

	private final Agents agents;

	private final JdbcAggregateOperations aggregates;

	private final TransactionOperations transactions;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Associations(AssociationRepository associations, ConsentRecords consents, AccessRequests requests, Agents agents,
			JdbcAggregateOperations aggregates, TransactionOperations transactions, ApplicationEventPublisher events,
			Clock clock) {
		this.associations = associations;
		this.consents = consents;
		this.requests = requests;
		this.agents = agents;
		this.aggregates = aggregates;
		this.transactions = transactions;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Whether an agent may act for a client now.
	 * @param agentId the agent
	 * @param clientId the client
	 * @return true while an association lasts
	 */
	public boolean isAssociated(UUID agentId, UUID clientId) {
		return this.associations.findByActivePair(Association.pair(agentId, clientId)).isPresent();
	}

	/**
	 * The clients that an agent may act for now.
	 * @param agentId the agent
	 * @return their ids
	 */
	public Set<UUID> clientsOf(UUID agentId) {
		return this.associations.findByAgentIdAndEndedAtIsNull(agentId)
			.stream()
			.map(Association::clientId)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The accesses of an agent that ended lately, by whomever.
	 * @param agentId the agent
	 * @param since from when
	 * @return the latest end first
	 */
	public List<EndedAssociation> endedOf(UUID agentId, Instant since) {
		return this.associations.findByAgentIdAndEndedAtAfterOrderByEndedAtDesc(agentId, since)
			.stream()
			.map((ended) -> new EndedAssociation(ended.clientId(), ended.endedAt(), ended.endedBy()))
			.toList();
	}

	/**
	 * Whether an agent may act for a client or once could.
	 * @param agentId the agent
	 * @param clientId the client
	 * @return true when there is an association, or was
	 */
	public boolean wasAssociated(UUID agentId, UUID clientId) {
		return this.associations.existsByAgentIdAndClientId(agentId, clientId);
	}

	/**
	 * Ends an agent's access to a client's case at once (R11), and has it recorded. A
	 * repeated call changes nothing.
	 * @param agentId the agent
	 * @param clientId the client
	 * @param end who ends it, and how
	 * @return whether this call ended it
	 */
	@Transactional
	public boolean end(UUID agentId, UUID clientId, ConsentEnd end) {
		return this.associations.findByActivePair(Association.pair(agentId, clientId))
			.filter((association) -> end(association, end))
			.isPresent();
	}

	/**
	 * Ends the access for which a link was sent, and no later one.
	 * @param link what the client followed
	 * @param end how
	 * @return whether this call ended it
	 */
	@Transactional
	boolean end(AccessLink link, ConsentEnd end) {
		return behind(link).filter((association) -> end(association, end)).isPresent();
	}

	List<Association> ofClient(UUID clientId) {
		return this.associations.findByClientIdAndEndedAtIsNullOrderByStartedAtDesc(clientId);
	}

	/**
	 * Ends one access to a client's case, and no later one.
	 * @param clientId whose case
	 * @param associationId which access
	 * @param end how
	 * @return whether this call ended it
	 */
	@Transactional
	boolean endOf(UUID clientId, UUID associationId, ConsentEnd end) {
		return this.associations.findById(associationId)
			.filter((association) -> association.clientId().equals(clientId))
			.filter((association) -> end(association, end))
			.isPresent();
	}

	/** Two requests of a pair may both have led to the one association. */
	Optional<Association> behind(AccessLink link) {
		GivenConsent consent = link.consent();
		return this.associations.findByActivePair(Association.pair(consent.agentId(), consent.clientId()))
			.filter((association) -> consent.accessRequestId().equals(association.accessRequestId())
					|| !association.startedAt().isAfter(link.sentAt()));
	}

	private boolean end(Association association, ConsentEnd end) {
		if (!this.associations.end(association.id(), Instant.now(this.clock), end.by(), end.method(),
				end.didNotAgree())) {
			return false;
		}
		// null for what was agreed before Case Access kept the records
		if (association.accessRequestId() != null) {
			this.consents.recordEnd(association.accessRequestId(), end);
		}
		this.requests.accessEnded(association.agentId(), association.clientId(), end);
		this.events
			.publishEvent(new AssociationEnded(association.id(), association.agentId(), association.clientId(), end));
		log.info("association {} ended by {} through {}, did not agree: {}", association.id(), end.by(), end.method(),
				end.didNotAgree());
		return true;
	}

	/**
	 * Associates the agent of a request with its client, on the consent given for the
	 * request. A repeated call changes nothing (R5).
	 * @param accessRequestId the request
	 * @param onDemandReferral whether it came from an on-demand referral, {@code YES} or
	 * {@code NO}, or null
	 * @return the client now associated
	 * @throws org.caseaccess.registry.AgentNotEligibleException when the agent may not
	 * complete the access (R12)
	 * @throws IllegalStateException when no consent is on record, or when the request
	 * ended meanwhile, so that its consent gives no access any more
	 */
	public UUID associate(UUID accessRequestId, String onDemandReferral) {
		Optional<Association> before = this.associations.findByAccessRequestId(accessRequestId);
		if (before.isPresent()) {
			return before.get().clientId();
		}
		GivenConsent consent = this.consents.forRequest(accessRequestId)
			.orElseThrow(() -> new IllegalStateException("no consent on record for request " + accessRequestId));
		this.agents.eligibility(consent.agentId()).require();
		try {
			this.transactions.executeWithoutResult((status) -> insert(consent, onDemandReferral));
		}
		catch (DbActionExecutionException ex) {
			// a parallel call, or another request of the pair, may have been first
			if (!isAssociated(consent.agentId(), consent.clientId())) {
				throw ex;
			}
			this.requests.complete(accessRequestId);
		}
		return consent.clientId();
	}

	private void insert(GivenConsent consent, String onDemandReferral) {
		Association association = new Association(UUID.randomUUID(), consent.agentId(), consent.clientId(),
				consent.accessRequestId(), consent.id(), onDemandReferral, Instant.now(this.clock), null, null, null,
				null, Association.pair(consent.agentId(), consent.clientId()));
		this.aggregates.insert(association);
		if (!this.requests.complete(consent.accessRequestId())) {
			throw new IllegalStateException(
					"access request " + consent.accessRequestId() + " ended before its access was completed");
		}
		log.info("association {} of agent {} and client {} on access request {}", association.id(),
				association.agentId(), association.clientId(), association.accessRequestId());
	}

}
