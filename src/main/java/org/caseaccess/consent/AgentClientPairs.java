package org.caseaccess.consent;

import java.util.OptionalInt;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What counts for a pair of agent and client, across all their requests: how many
 * electronic attempts were made (R4) and whether the client refused (R13, R16). Whatever
 * decides for a pair locks its row first, before any other row, so that of two decisions
 * in the same moment the second one sees the first. The model is in docs/domain.md.
 */
@Service
public class AgentClientPairs {

	private final JdbcClient jdbc;

	AgentClientPairs(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Waits until this transaction is the only one that decides for a pair, on all nodes,
	 * and keeps it so until the transaction ends.
	 * @param agentId the agent
	 * @param clientId the client
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void lock(UUID agentId, UUID clientId) {
		this.jdbc.sql("""
				insert into agent_client_pair (agent_id, client_id, made, declined)
				values (:agentId, :clientId, 0, false) on conflict do nothing
				""").param("agentId", agentId).param("clientId", clientId).update();
		this.jdbc
			.sql("select made from agent_client_pair where agent_id = :agentId and client_id = :clientId for update")
			.param("agentId", agentId)
			.param("clientId", clientId)
			.query(Integer.class)
			.single();
	}

	/** The number of the attempt just counted, or empty when none is left. */
	OptionalInt countOne(UUID agentId, UUID clientId, int max) {
		int counted = this.jdbc.sql("""
				update agent_client_pair set made = made + 1
				 where agent_id = :agentId and client_id = :clientId and made < :max
				""").param("agentId", agentId).param("clientId", clientId).param("max", max).update();
		return (counted == 1) ? OptionalInt.of(of(agentId, clientId).made()) : OptionalInt.empty();
	}

	AttemptCount of(UUID agentId, UUID clientId) {
		return this.jdbc
			.sql("select made, declined from agent_client_pair where agent_id = :agentId and client_id = :clientId")
			.param("agentId", agentId)
			.param("clientId", clientId)
			.query((row, number) -> new AttemptCount(row.getInt("made"), row.getBoolean("declined"),
					onlyWithdrawn(agentId, clientId, row.getInt("made"))))
			.optional()
			.orElse(AttemptCount.NONE);
	}

	private boolean onlyWithdrawn(UUID agentId, UUID clientId, int made) {
		return made > 0 && this.jdbc.sql("""
				select count(*) from (
				    select state from consent_attempt where agent_id = :agentId and client_id = :clientId
				     order by requested_at desc fetch first :made rows only) latest
				 where state <> 'WITHDRAWN'
				""")
			.param("agentId", agentId)
			.param("clientId", clientId)
			.param("made", made)
			.query(Integer.class)
			.single() == 0;
	}

	/** Whether as many attempts were made as the last one said there can be. */
	boolean allMade(UUID agentId, UUID clientId) {
		return this.jdbc.sql("""
				select max_attempts from consent_attempt where agent_id = :agentId and client_id = :clientId
				 order by requested_at desc fetch first 1 row only
				""")
			.param("agentId", agentId)
			.param("clientId", clientId)
			.query(Integer.class)
			.optional()
			.filter((max) -> of(agentId, clientId).made() >= max)
			.isPresent();
	}

	/**
	 * The client declined or did not agree: from now on only their own acceptance counts.
	 */
	void refused(UUID agentId, UUID clientId) {
		remember(agentId, clientId, true);
	}

	/** The client accepted electronically, which is their latest word. */
	void accepted(UUID agentId, UUID clientId) {
		remember(agentId, clientId, false);
	}

	private void remember(UUID agentId, UUID clientId, boolean declined) {
		this.jdbc.sql("""
				update agent_client_pair set declined = :declined where agent_id = :agentId and client_id = :clientId
				""").param("declined", declined).param("agentId", agentId).param("clientId", clientId).update();
	}

	/** An access was completed: attempts are counted from none again. A refusal stays. */
	void startAgain(UUID agentId, UUID clientId) {
		this.jdbc.sql("update agent_client_pair set made = 0 where agent_id = :agentId and client_id = :clientId")
			.param("agentId", agentId)
			.param("clientId", clientId)
			.update();
	}

}
