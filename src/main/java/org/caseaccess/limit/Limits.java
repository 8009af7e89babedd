package org.caseaccess.limit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Counts in the database. One guarded update both counts and limits, so two tabs, two
 * nodes or a hundred parallel tries never make one too many. Inside a transaction the
 * count is undone with it.
 */
@Service
public class Limits {

	private final JdbcClient jdbc;

	private final Clock clock;

	Limits(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Counts one time, if one is left.
	 * @param key what is counted; never personal data
	 * @param limit how often
	 * @return empty when it was counted, else when it is possible again
	 */
	public Optional<Instant> take(String key, Limit limit) {
		OffsetDateTime now = now();
		this.jdbc.sql("""
				insert into limit_count (limit_key, used, window_started, ends_at) values (:key, 0, :now, :ends)
				on conflict do nothing
				""").param("key", key).param("now", now).param("ends", now.plus(limit.window())).update();
		int counted = this.jdbc.sql("""
				update limit_count
				   set used = case when window_started <= :over then 1 else used + 1 end,
				       window_started = case when window_started <= :over or used = 0 then :now else window_started end,
				       ends_at = case when window_started <= :over or used = 0 then :ends else ends_at end
				 where limit_key = :key and (used < :most or window_started <= :over)
				""")
			.param("over", now.minus(limit.window()))
			.param("now", now)
			.param("ends", now.plus(limit.window()))
			.param("key", key)
			.param("most", limit.most())
			.update();
		return (counted == 1) ? Optional.empty() : Optional.of(possibleAgain(key, limit));
	}

	/**
	 * Takes one count back: what was counted turned out not to be of the kind that is
	 * limited.
	 * @param key what was counted
	 */
	public void giveBack(String key) {
		this.jdbc.sql("update limit_count set used = used - 1 where limit_key = :key and used > 0")
			.param("key", key)
			.update();
	}

	/**
	 * Counts from none again.
	 * @param key what was counted
	 */
	public void forget(String key) {
		this.jdbc.sql("delete from limit_count where limit_key = :key").param("key", key).update();
	}

	private Instant possibleAgain(String key, Limit limit) {
		return this.jdbc.sql("select window_started from limit_count where limit_key = :key")
			.param("key", key)
			.query(OffsetDateTime.class)
			.optional()
			// forgotten in the same moment
			.map((started) -> started.plus(limit.window()).toInstant())
			.orElseGet(() -> now().toInstant());
	}

	/** Anybody can have a count begun, so that none stays for longer than it counts. */
	@Scheduled(fixedDelayString = "PT5M")
	void removeOld() {
		this.jdbc.sql("delete from limit_count where ends_at < :now").param("now", now()).update();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
