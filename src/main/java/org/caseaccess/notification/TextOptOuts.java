package org.caseaccess.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who wants no text messages. Of a number only its keyed hash is kept. It is never an
 * answer to a request.
 */
@Component
class TextOptOuts {

	private final JdbcClient jdbc;

	private final NoticeKeys keys;

	private final Clock clock;

	TextOptOuts(JdbcClient jdbc, NoticeKeys keys, Clock clock) {
		this.jdbc = jdbc;
		this.keys = keys;
		this.clock = clock;
	}

	boolean contains(MobileNumber number) {
		return this.jdbc.sql("select count(*) from text_opt_out where number_hash in (:hashes) and opted_out")
			.param("hashes", number.hashes(this.keys))
			.query(Integer.class)
			.single() > 0;
	}

	/** Records a STOP or a START; false when nothing changed by it. */
	boolean set(MobileNumber number, boolean optedOut) {
		if (contains(number) == optedOut) {
			return false;
		}
		List<String> hashes = number.hashes(this.keys);
		this.jdbc.sql("""
				insert into text_opt_out (number_hash, opted_out, changed_at) values (:hash, false, :now)
				on conflict do nothing
				""").param("hash", hashes.getFirst()).param("now", now()).update();
		return this.jdbc.sql("""
				update text_opt_out set opted_out = :out, changed_at = :now
				 where number_hash in (:hashes) and opted_out <> :out
				""").param("out", optedOut).param("now", now()).param("hashes", hashes).update() > 0;
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
