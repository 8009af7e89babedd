package org.caseaccess.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The accesses of which their clients have not been told yet (R10): written with the
 * association, taken away with the notices that tell of it. So it is owed whatever
 * happens to the process, the engine or the program.
 */
@Component
class OwedNotices {

	private final JdbcClient jdbc;

	private final Clock clock;

	OwedNotices(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** In the transaction that gives the access. */
	void add(UUID accessRequestId) {
		this.jdbc.sql("""
				insert into owed_notice (access_request_id, owed_at) values (:request, :now) on conflict do nothing
				""").param("request", accessRequestId).param("now", now()).update();
	}

	/**
	 * Takes what is owed for the caller alone, in the transaction that writes its
	 * notices.
	 */
	boolean take(UUID accessRequestId) {
		return this.jdbc.sql("delete from owed_notice where access_request_id = :request")
			.param("request", accessRequestId)
			.update() == 1;
	}

	/** What has been owed for so long, the longest first. */
	List<UUID> forLongerThan(Duration time, int limit) {
		return this.jdbc.sql("""
				select access_request_id from owed_notice where owed_at <= :before
				 order by owed_at fetch first :limit rows only
				""").param("before", now().minus(time)).param("limit", limit).query(UUID.class).list();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
