package org.caseaccess.consent;

import java.util.UUID;

import org.caseaccess.registry.Clients;
import org.caseaccess.registry.PreferredMethod;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks in the database that the reason for verbal consent holds: it is no way around
 * asking electronically (R13).
 */
@Component
class VerbalPrecondition {

	private final JdbcClient jdbc;

	private final Clients clients;

	private final AgentClientPairs pairs;

	VerbalPrecondition(JdbcClient jdbc, Clients clients, AgentClientPairs pairs) {
		this.jdbc = jdbc;
		this.clients = clients;
		this.pairs = pairs;
	}

	void require(AccessRequest request, VerbalReason reason) {
		if (hasAttempt(request.id(), AttemptState.PENDING)) {
			throw new ConsentNotAllowedException("The client is being asked: wait for the answer.");
		}
		if (!holds(request, reason)) {
			throw new ConsentNotAllowedException("Verbal consent is not possible now: ask electronically first.");
		}
	}

	boolean holds(AccessRequest request, VerbalReason reason) {
		return switch (reason) {
			case PREFERENCE_NOT_ELECTRONIC ->
				this.clients.byId(request.clientId()).orElseThrow().preferredMethod() == PreferredMethod.POSTAL;
			case NOT_DELIVERED -> hasAttempt(request.id(), AttemptState.NOT_DELIVERED);
			case NO_RESPONSE -> hasAttempt(request.id(), AttemptState.NO_RESPONSE);
			case NO_ATTEMPTS_LEFT -> this.pairs.allMade(request.agentId(), request.clientId())
					&& !this.pairs.of(request.agentId(), request.clientId()).onlyWithdrawn();
		};
	}

	private boolean hasAttempt(UUID accessRequestId, AttemptState state) {
		return this.jdbc
			.sql("select count(*) from consent_attempt where access_request_id = :request and state = :state")
			.param("request", accessRequestId)
			.param("state", state.name())
			.query(Integer.class)
			.single() > 0;
	}

}
