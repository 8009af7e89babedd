package org.caseaccess.consent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal holds: while one is on a client, the client's records are kept beyond their
 * retention date (R8). Placing and releasing are both only ever inserted.
 */
@Service
public class LegalHolds {

	private static final Logger log = LoggerFactory.getLogger(LegalHolds.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	LegalHolds(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Places a hold. Several can be on one client; each is released on its own.
	 * @param clientId whose records
	 * @param reason why, for example the number of a lawsuit
	 * @param by who places it
	 */
	@Transactional
	public void place(UUID clientId, String reason, String by) {
		insert(clientId, "PLACED", reason, by);
	}

	/**
	 * Releases one hold.
	 * @param clientId whose records
	 * @param reason why
	 * @param by who releases it
	 * @throws IllegalStateException when there is no hold on the client
	 */
	@Transactional
	public void release(UUID clientId, String reason, String by) {
		if (!isHeld(clientId)) {
			throw new IllegalStateException("there is no legal hold on client " + clientId);
		}
		insert(clientId, "RELEASED", reason, by);
	}

	/**
	 * Whether a client's records are held.
	 * @param clientId whose records
	 * @return true while more holds were placed than released
	 */
	public boolean isHeld(UUID clientId) {
		return this.jdbc.sql("""
				select coalesce(sum(case when action = 'PLACED' then 1 else -1 end), 0)
				  from legal_hold where client_id = :client
				""").param("client", clientId).query(Integer.class).single() > 0;
	}

	private void insert(UUID clientId, String action, String reason, String by) {
		this.jdbc.sql("""
				insert into legal_hold (id, client_id, action, reason, recorded_by, recorded_at)
				values (:id, :client, :action, :reason, :by, :now)
				""")
			.param("id", UUID.randomUUID())
			.param("client", clientId)
			.param("action", action)
			.param("reason", reason)
			.param("by", by)
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update();
		log.info("legal hold {} for client {}", action, clientId);
	}

}
