package org.caseaccess.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consents that were given, with what the federal rules want recorded (45 CFR
 * 155.220(j), R8). Records are only ever inserted.
 */
@Service
public class ConsentRecords {

	/** What the agent reads out and the client acknowledges, one by one. */
	private static final int ACKNOWLEDGEMENTS = 5;

	/** Between the nodes of a cluster. */
	private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

	private final ConsentRecordRepository records;

	private final ConsentLedger ledger;

	private final ConsentTextArchive archive;

	private final ConsentTexts texts;

	private final AnswerEvidence evidence;

	private final AccessRequestRepository requests;

	private final VerbalPrecondition verbalPrecondition;

	private final AgentClientPairs pairs;

	private final Agents agents;

	private final Clients clients;

	private final Clock clock;

	ConsentRecords(ConsentRecordRepository records, ConsentLedger ledger, ConsentTextArchive archive,
			ConsentTexts texts, AnswerEvidence evidence, AccessRequestRepository requests,
			VerbalPrecondition verbalPrecondition, AgentClientPairs pairs, Agents agents, Clients clients,
			Clock clock) {
		this.records = records;
		this.ledger = ledger;
		this.archive = archive;
		this.texts = texts;
		this.evidence = evidence;
		this.requests = requests;
		this.verbalPrecondition = verbalPrecondition;
		this.pairs = pairs;
		this.agents = agents;
		this.clients = clients;
		this.clock = clock;
	}

	/**
	 * The consent that was given for a request, whether or not it ended since.
	 * @param accessRequestId the request
	 * @return the consent, or empty
	 */
	public Optional<GivenConsent> forRequest(UUID accessRequestId) {
		return given(accessRequestId).map((consent) -> new GivenConsent(consent.id(), consent.accessRequestId(),
				consent.parties().agentId(), consent.parties().clientId(), consent.method()));
	}

	/**
	 * Whether the consent given for a request was ended.
	 * @param accessRequestId the request
	 * @return true when an end is on record
	 */
	public boolean isEnded(UUID accessRequestId) {
		return given(accessRequestId).map((consent) -> this.records.existsByGivenRecordId(consent.id())).orElse(false);
	}

	/**
	 * Records a verbal consent. A repeated call for the same request changes nothing
	 * (R5).
	 * @param accessRequestId the request
	 * @param verbal what was said, and how
	 * @throws ConsentNotAllowedException after a decline, when the reason does not hold,
	 * when an acknowledgement is missing or from another time (R13), or when a
	 * representative's authority is not named
	 */
	@Transactional
	public void recordVerbal(UUID accessRequestId, VerbalConsent verbal) {
		lockPair(accessRequestId);
		if (given(accessRequestId).isPresent()) {
			return;
		}
		AccessRequest request = this.requests.hold(accessRequestId)
			.filter((found) -> found.state() == RequestState.OPEN)
			.orElseThrow(() -> new RequestNotFoundException(accessRequestId));
		this.agents.eligibility(request.agentId()).require();
		requireAllowed(request, verbal);
		Instant now = now();
		TextReference text = this.archive.keep(verbal.textVersion(), "en", verbal.text(), now);
		ConsentParties parties = parties(request.clientId(), verbal.representative(), request.agentId());
		this.ledger.append(new ConsentRecord(UUID.randomUUID(), ConsentKind.GIVEN, null, request.id(), null, parties,
				"VERBAL", null, now, text, verbal.terms(), VerbalEvidence.of(verbal), retention(now), null, null, null,
				null));
	}

	private void lockPair(UUID accessRequestId) {
		AccessRequest request = this.requests.findById(accessRequestId)
			.filter((found) -> found.clientId() != null)
			.orElseThrow(() -> new RequestNotFoundException(accessRequestId));
		this.pairs.lock(request.agentId(), request.clientId());
	}

	private void requireAllowed(AccessRequest request, VerbalConsent verbal) {
		if (this.pairs.of(request.agentId(), request.clientId()).declined()) {
			throw new ConsentNotAllowedException("The client declined: verbal consent is not possible.");
		}
		if (verbal.acknowledgements().stream().map(Acknowledgement::statement).distinct().count() != ACKNOWLEDGEMENTS) {
			throw new ConsentNotAllowedException("Every acknowledgement must be given.");
		}
		Instant earliest = request.openedAt().minus(CLOCKS_DIFFER);
		Instant latest = now().plus(CLOCKS_DIFFER);
		if (verbal.acknowledgements()
			.stream()
			.anyMatch((given) -> given.at().isBefore(earliest) || given.at().isAfter(latest))) {
			throw new ConsentNotAllowedException("Every acknowledgement must be given while the request is open.");
		}
		if (verbal.representative() != null && !verbal.representative().complete()) {
			throw new ConsentNotAllowedException("Name the representative and what entitles them to consent.");
		}
		if (!verbal.chosen()) {
			throw new ConsentNotAllowedException(
					"Say how the client was reached and how the client's identity was checked.");
		}
		if (!verbal.recordable()) {
			throw new ConsentNotAllowedException(
					"What was entered is too long, or has a character that cannot be recorded.");
		}
		this.verbalPrecondition.require(request, verbal.reason());
	}

	void recordElectronic(ConsentAttempt attempt, ConsentWay way, ConsentText text, Instant givenAt) {
		Instant now = givenAt.truncatedTo(ChronoUnit.MICROS);
		TextReference kept = this.archive.keep(text.version(), text.language(), this.texts.exact(text), now);
		ConsentParties parties = parties(attempt.clientId(), null, attempt.agentId());
		this.ledger.append(new ConsentRecord(UUID.randomUUID(), ConsentKind.GIVEN, null, attempt.accessRequestId(),
				attempt.id(), parties, method(attempt, way), null, now, kept, this.texts.terms(text), null,
				retention(now), null, null, null, null, this.evidence.of(attempt, way, now)));
	}

	/** The way of the answer counts, where it is not that of the notice. */
	private static String method(ConsentAttempt attempt, ConsentWay way) {
		return switch (way) {
			case LINK -> attempt.method();
			case TEXT_MESSAGE -> NoticeMethod.TEXT.name();
			case RESIDENT_PORTAL -> NoticeMethod.PORTAL.name();
		};
	}

	/**
	 * The consents of a client and how they ended, as the ledger has them.
	 * @param clientId whose
	 * @return newest first
	 */
	public List<RecordedConsent> history(UUID clientId) {
		return this.records.ofClient(clientId)
			.stream()
			.map((consent) -> RecordedConsent.of(consent, isInVain(consent)))
			.toList();
	}

	private boolean isInVain(ConsentRecord consent) {
		return consent.kind() == ConsentKind.GIVEN && this.requests.findById(consent.accessRequestId())
			.filter((request) -> request.state().isInVain())
			.isPresent();
	}

	/**
	 * Records that the consent given for a request ended (R10, R11), and every other one
	 * that the client gave the same agent and that has not ended. The first end counts; a
	 * repeated call for the same request changes nothing (R5).
	 * @param accessRequestId the request
	 * @param end how it ended
	 * @throws IllegalStateException when no consent was given for the request
	 */
	@Transactional
	public void recordEnd(UUID accessRequestId, ConsentEnd end) {
		ConsentRecord given = given(accessRequestId)
			.orElseThrow(() -> new IllegalStateException("no consent on record for request " + accessRequestId));
		// of two ends at once the second looks after the first is committed
		this.ledger.hold();
		if (!this.records.existsByGivenRecordId(given.id())) {
			recordEnd(given.parties().agentId(), given.parties().clientId(), end);
		}
	}

	/**
	 * Records the end of every consent that a client gave an agent and that has not ended
	 * (R10, R11).
	 * @param agentId the agent
	 * @param clientId the client
	 * @param end how they ended
	 */
	@Transactional
	public void recordEnd(UUID agentId, UUID clientId, ConsentEnd end) {
		this.ledger.hold();
		this.records.notEnded(agentId, clientId)
			.forEach((consent) -> append(consent, end.kind(), end.by(), end.method()));
	}

	/**
	 * The client declined: every consent of the pair that has not become an access ends
	 * (R16).
	 * @return the requests that they had been given for
	 */
	List<UUID> recordDecline(ConsentAttempt declined, ConsentWay way) {
		this.ledger.hold();
		List<ConsentRecord> ended = this.records.withoutAccess(declined.agentId(), declined.clientId());
		ended.forEach((consent) -> append(consent, ConsentKind.DECLINED, EndedBy.CLIENT, EndMethod.of(way)));
		return ended.stream().map(ConsentRecord::accessRequestId).toList();
	}

	private void append(ConsentRecord given, ConsentKind kind, EndedBy by, EndMethod method) {
		Instant now = now();
		ConsentParties parties = parties(given.parties().clientId(), null, given.parties().agentId());
		this.ledger.append(new ConsentRecord(UUID.randomUUID(), kind, given.id(), given.accessRequestId(), null,
				parties, method.name(), by.name(), now, null, null, null, retention(now), null, null, null, null));
	}

	private Optional<ConsentRecord> given(UUID accessRequestId) {
		return this.records.findByAccessRequestIdAndKind(accessRequestId, ConsentKind.GIVEN);
	}

	private ConsentParties parties(UUID clientId, Representative representative, UUID agentId) {
		return ConsentParties.of(this.clients.byId(clientId).orElseThrow(), representative,
				this.agents.byId(agentId).orElseThrow());
	}

	private static LocalDate retention(Instant recordedAt) {
		return LocalDate.ofInstant(recordedAt, ZoneOffset.UTC).plusYears(ConsentRecord.RETENTION);
	}

	// as precise as both databases keep it, or the hash would not be that of what is
	// stored
	private Instant now() {
		return Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS);
	}

}
