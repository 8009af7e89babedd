package org.caseaccess.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
	 * Places a hold. Several can be on one client; each is released on its own. The same
	 * id again is the same hold.
	 * @param id the hold's id, chosen by whoever places it, so that placing twice is once
	 * @param clientId whose records
	 * @param reason why, for example the number of a lawsuit
	 * @param by who places it
	 */
	@Transactional
	public void place(UUID id, UUID clientId, String reason, String by) {
		if (insert(id, clientId, "PLACED", null, reason, by)) {
			log.info("legal hold {} placed on client {}", id, clientId);
		}
	}

	/**
	 * Releases a hold, once.
	 * @param holdId which hold
	 * @param reason why
	 * @param by who releases it
	 * @return whether this call released it
	 */
	@Transactional
	public boolean release(UUID holdId, String reason, String by) {
		boolean released = this.jdbc.sql("select client_id from legal_hold where id = :id and action = 'PLACED'")
			.param("id", holdId)
			.query(UUID.class)
			.optional()
			.filter((client) -> insert(UUID.randomUUID(), client, "RELEASED", holdId, reason, by))
			.isPresent();
		if (released) {
			log.info("legal hold {} released", holdId);
		}
		return released;
	}

	/**
	 * Whether a client's records are held.
	 * @param clientId whose records
	 * @return true while a hold was placed and not released
	 */
	public boolean isHeld(UUID clientId) {
		return history(clientId).stream().anyMatch(LegalHold::inForce);
	}

	/**
	 * The holds that were ever on a client.
	 * @param clientId whose records
	 * @return newest first
	 */
	public List<LegalHold> history(UUID clientId) {
		return find("where h.client_id = :client", Map.of("client", clientId));
	}

	/**
	 * The holds in force on anybody.
	 * @return newest first
	 */
	public List<LegalHold> inForce() {
		return find("where r.id is null", Map.of());
	}

	private List<LegalHold> find(String which, Map<String, Object> values) {
		return this.jdbc.sql("""
				select h.id, h.client_id, k.case_number, h.reason, h.recorded_by, h.recorded_at,
				       r.reason as release_reason, r.recorded_by as released_by, r.recorded_at as released_at
				  from (select * from legal_hold where action = 'PLACED') h
				  join client_case k on k.client_id = h.client_id
				  left join legal_hold r on r.released_hold_id = h.id
				""" + which + " order by h.recorded_at desc, h.id").params(values).query(LegalHolds::hold).list();
	}

	private static LegalHold hold(ResultSet row, int number) throws SQLException {
		OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
		return new LegalHold(row.getObject("id", UUID.class), row.getObject("client_id", UUID.class),
				row.getString("case_number"), row.getString("reason"), row.getString("recorded_by"),
				row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("release_reason"),
				row.getString("released_by"), (released != null) ? released.toInstant() : null);
	}

	private boolean insert(UUID id, UUID clientId, String action, UUID releasedHold, String reason, String by) {
		return this.jdbc.sql("""
				insert into legal_hold (id, client_id, action, released_hold_id, reason, recorded_by, recorded_at)
				values (:id, :client, :action, :released, :reason, :by, :now) on conflict do nothing
				""")
			.param("id", id)
			.param("client", clientId)
			.param("action", action)
			.param("released", releasedHold)
			.param("reason", reason)
			.param("by", by)
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

}
