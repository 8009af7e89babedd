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
				insert into limit_count (limit_key, used, window_started) values (:key, 0, :now) on conflict do nothing
				""").param("key", key).param("now", now).update();
		int counted = this.jdbc.sql("""
				update limit_count
				   set used = case when window_started <= :over then 1 else used + 1 end,
				       window_started = case when window_started <= :over or used = 0 then :now else window_started end
				 where limit_key = :key and (used < :most or window_started <= :over)
				""")
			.param("over", now.minus(limit.window()))
			.param("now", now)
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

	@Scheduled(fixedDelayString = "PT1H")
	void removeOld() {
		this.jdbc.sql("delete from limit_count where window_started < :old")
			.param("old", now().minus(Limit.LONGEST))
			.update();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
