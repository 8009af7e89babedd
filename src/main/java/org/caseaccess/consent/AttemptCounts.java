package org.caseaccess.consent;

import java.util.OptionalInt;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the electronic attempts of an agent with a client since the last completed
 * access (R4). The guarded update is the limit: two tabs, two nodes or a retried job
 * never make one attempt too many.
 */
@Component
class AttemptCounts {

	private final JdbcClient jdbc;

	AttemptCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The number of the attempt just counted, or empty when none is left. */
	OptionalInt countOne(UUID agentId, UUID clientId, int max) {
		begin(agentId, clientId);
		// the row stays locked until commit, so what is read is what was counted
		int counted = this.jdbc.sql("""
				update attempt_count set made = made + 1
				 where agent_id = :agentId and client_id = :clientId and made < :max
				""").param("agentId", agentId).param("clientId", clientId).param("max", max).update();
		return (counted == 1) ? OptionalInt.of(of(agentId, clientId).made()) : OptionalInt.empty();
	}

	private void begin(UUID agentId, UUID clientId) {
		this.jdbc.sql("""
				insert into attempt_count (agent_id, client_id, made, declined)
				values (:agentId, :clientId, 0, false) on conflict do nothing
				""").param("agentId", agentId).param("clientId", clientId).update();
	}

	AttemptCount of(UUID agentId, UUID clientId) {
		return this.jdbc
			.sql("select made, declined from attempt_count where agent_id = :agentId and client_id = :clientId")
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

	void declined(UUID agentId, UUID clientId) {
		begin(agentId, clientId);
		this.jdbc.sql("update attempt_count set declined = true where agent_id = :agentId and client_id = :clientId")
			.param("agentId", agentId)
			.param("clientId", clientId)
			.update();
	}

	void startAgain(UUID agentId, UUID clientId) {
		this.jdbc.sql("""
				update attempt_count set made = 0, declined = false
				 where agent_id = :agentId and client_id = :clientId
				""").param("agentId", agentId).param("clientId", clientId).update();
	}

}
