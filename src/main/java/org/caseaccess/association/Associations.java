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
import org.caseaccess.consent.AgentClientPairs;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.ConsentEndedException;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.GivenConsent;
import org.caseaccess.consent.RequestState;
import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

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

	private final AgentClientPairs pairs;

	private final Agents agents;

	private final JdbcAggregateOperations aggregates;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Associations(AssociationRepository associations, ConsentRecords consents, AccessRequests requests,
			AgentClientPairs pairs, Agents agents, JdbcAggregateOperations aggregates, ApplicationEventPublisher events,
			Clock clock) {
		this.associations = associations;
		this.consents = consents;
		this.requests = requests;
		this.pairs = pairs;
		this.agents = agents;
		this.aggregates = aggregates;
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
		this.pairs.lock(association.agentId(), association.clientId());
		if (!this.associations.end(association.id(), Instant.now(this.clock), end.by(), end.method(),
				end.didNotAgree())) {
			return false;
		}
		this.consents.recordEnd(association.agentId(), association.clientId(), end);
		this.requests.accessEnded(association.agentId(), association.clientId(), end);
		this.events
			.publishEvent(new AssociationEnded(association.id(), association.agentId(), association.clientId(), end));
		log.info("association {} ended by {} through {}, did not agree: {}", association.id(), end.by(), end.method(),
				end.didNotAgree());
		return true;
	}

	/**
	 * Associates the agent of a request with its client, on the consent given for the
	 * request. A repeated call changes nothing (R5). The client's latest word counts
	 * (R16): it is looked at once more here, with the pair locked.
	 * @param accessRequestId the request
	 * @param onDemandReferral whether it came from an on-demand referral, {@code YES} or
	 * {@code NO}, or null
	 * @return the client now associated
	 * @throws org.caseaccess.registry.AgentNotEligibleException when the agent may not
	 * complete the access (R12)
	 * @throws ConsentEndedException when the consent or the request ended meanwhile, so
	 * that it gives no access any more
	 * @throws IllegalStateException when no consent is on record
	 */
	@Transactional
	public UUID associate(UUID accessRequestId, String onDemandReferral) {
		GivenConsent consent = this.consents.forRequest(accessRequestId)
			.orElseThrow(() -> new IllegalStateException("no consent on record for request " + accessRequestId));
		this.pairs.lock(consent.agentId(), consent.clientId());
		if (!isAssociatedBy(accessRequestId)) {
			this.agents.eligibility(consent.agentId()).require();
			if (this.consents.isEnded(accessRequestId)) {
				throw new ConsentEndedException(accessRequestId);
			}
			associate(consent, onDemandReferral);
		}
		return consent.clientId();
	}

	/** By the request itself, or by another one of the pair before it. */
	private boolean isAssociatedBy(UUID accessRequestId) {
		return this.associations.findByAccessRequestId(accessRequestId).isPresent()
				|| this.requests.find(accessRequestId)
					.filter((request) -> request.state() == RequestState.GRANTED)
					.isPresent();
	}

	private void associate(GivenConsent consent, String onDemandReferral) {
		// another request of the pair may have led to the access already
		if (!isAssociated(consent.agentId(), consent.clientId())) {
			insert(consent, onDemandReferral);
		}
		if (!this.requests.complete(consent.accessRequestId())) {
			throw new ConsentEndedException(consent.accessRequestId());
		}
	}

	private void insert(GivenConsent consent, String onDemandReferral) {
		Association association = new Association(UUID.randomUUID(), consent.agentId(), consent.clientId(),
				consent.accessRequestId(), consent.id(), onDemandReferral, Instant.now(this.clock), null, null, null,
				null, Association.pair(consent.agentId(), consent.clientId()));
		this.aggregates.insert(association);
		log.info("association {} of agent {} and client {} on access request {}", association.id(),
				association.agentId(), association.clientId(), association.accessRequestId());
	}

}
