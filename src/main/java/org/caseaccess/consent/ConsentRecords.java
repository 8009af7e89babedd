package org.caseaccess.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consents that were given, with what the federal rules want recorded (45 CFR
 * 155.220(j), R8). Records are only ever inserted.
 */
@Service
public class ConsentRecords {

	private static final Logger log = LoggerFactory.getLogger(ConsentRecords.class);

	/** What the agent reads out and the client acknowledges, one by one. */
	private static final int ACKNOWLEDGEMENTS = 5;

	private final ConsentRecordRepository records;

	private final AccessRequestRepository requests;

	private final VerbalPrecondition verbalPrecondition;

	private final AttemptCounts counts;

	private final Agents agents;

	private final JdbcAggregateOperations aggregates;

	private final Clock clock;

	ConsentRecords(ConsentRecordRepository records, AccessRequestRepository requests,
			VerbalPrecondition verbalPrecondition, AttemptCounts counts, Agents agents,
			JdbcAggregateOperations aggregates, Clock clock) {
		this.records = records;
		this.requests = requests;
		this.verbalPrecondition = verbalPrecondition;
		this.counts = counts;
		this.agents = agents;
		this.aggregates = aggregates;
		this.clock = clock;
	}

	/**
	 * The consent that was given for a request.
	 * @param accessRequestId the request
	 * @return the consent, or empty
	 */
	public Optional<GivenConsent> forRequest(UUID accessRequestId) {
		return this.records.findByAccessRequestId(accessRequestId)
			.map((consent) -> new GivenConsent(consent.id(), consent.accessRequestId(), consent.agentId(),
					consent.clientId(), consent.method()));
	}

	/**
	 * Records a verbal consent. A repeated call for the same request changes nothing
	 * (R5).
	 * @param accessRequestId the request
	 * @param verbal what was said, and how
	 * @throws ConsentNotAllowedException after a decline, when the reason does not hold,
	 * or when an acknowledgement is missing (R13)
	 */
	@Transactional
	public void recordVerbal(UUID accessRequestId, VerbalConsent verbal) {
		if (this.records.findByAccessRequestId(accessRequestId).isPresent()) {
			return;
		}
		AccessRequest request = this.requests.findById(accessRequestId)
			.filter((found) -> found.state() == RequestState.OPEN)
			.orElseThrow(() -> new RequestNotFoundException(accessRequestId));
		this.agents.eligibility(request.agentId()).require();
		requireAllowed(request, verbal);
		Instant now = now();
		String acknowledgements = verbal.acknowledgements()
			.stream()
			.map((acknowledgement) -> acknowledgement + "@" + now)
			.collect(Collectors.joining(" "));
		insert(request.id(), null, request.agentId(), request.clientId(), "VERBAL", now, verbal.textVersion(), "en",
				ConsentToken.sha256(verbal.text()), verbal, acknowledgements);
	}

	/**
	 * Records the end of the access that was given for a request.
	 * @param accessRequestId the request
	 * @param end how it ended
	 */
	@Transactional
	public void recordEnd(UUID accessRequestId, ConsentEnd end) {
		log.info("the access of access request {} was ended: {}", accessRequestId, end);
	}

	private void requireAllowed(AccessRequest request, VerbalConsent verbal) {
		if (this.counts.of(request.agentId(), request.clientId()).declined()) {
			throw new ConsentNotAllowedException("The client declined: verbal consent is not possible.");
		}
		if (verbal.acknowledgements().size() != ACKNOWLEDGEMENTS) {
			throw new ConsentNotAllowedException("Every acknowledgement must be given.");
		}
		this.verbalPrecondition.require(request, verbal.reason());
	}

	void recordElectronic(ConsentAttempt attempt, ConsentText text, Instant givenAt) {
		insert(attempt.accessRequestId(), attempt.id(), attempt.agentId(), attempt.clientId(), attempt.method(),
				givenAt, text.version(), text.language(), text.sha256(), null, null);
	}

	private void insert(UUID requestId, UUID attemptId, UUID agentId, UUID clientId, String method, Instant givenAt,
			String textVersion, String language, String sha256, VerbalConsent verbal, String acknowledgements) {
		AgentProfile agent = this.agents.byId(agentId).orElseThrow();
		ConsentRecord consent = new ConsentRecord(UUID.randomUUID(), requestId, attemptId, clientId, agentId,
				agent.name(), agent.npn(), agent.agencyName(), method, givenAt, textVersion, language, sha256,
				(verbal != null) ? verbal.reason().name() : null, (verbal != null) ? verbal.contactMode() : null,
				(verbal != null) ? verbal.identityCheck() : null, acknowledgements);
		this.aggregates.insert(consent);
		log.info("consent record {} written for access request {}: {}", consent.id(), requestId, method);
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
