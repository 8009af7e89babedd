package org.caseaccess.association;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.GivenConsent;
import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
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

	private final Clock clock;

	Associations(AssociationRepository associations, ConsentRecords consents, AccessRequests requests, Agents agents,
			JdbcAggregateOperations aggregates, TransactionOperations transactions, Clock clock) {
		this.associations = associations;
		this.consents = consents;
		this.requests = requests;
		this.agents = agents;
		this.aggregates = aggregates;
		this.transactions = transactions;
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
	 * Associates the agent of a request with its client, on the consent given for the
	 * request. A repeated call changes nothing (R5).
	 * @param accessRequestId the request
	 * @param onDemandReferral whether it came from an on-demand referral, {@code YES} or
	 * {@code NO}, or null
	 * @return the client now associated
	 * @throws org.caseaccess.registry.AgentNotEligibleException when the agent may not
	 * complete the access (R12)
	 * @throws IllegalStateException when no consent is on record
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
				consent.accessRequestId(), consent.id(), onDemandReferral, Instant.now(this.clock), null,
				Association.pair(consent.agentId(), consent.clientId()));
		this.aggregates.insert(association);
		this.requests.complete(consent.accessRequestId());
		log.info("association {} of agent {} and client {} on access request {}", association.id(),
				association.agentId(), association.clientId(), association.accessRequestId());
	}

}
