package org.caseaccess.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Knows whether the database can be used as pages use it: written and read. While it
 * cannot, the log says so once a minute. A database file that H2 closed, because its disk
 * was full, is opened again by new connections: the old ones are given up.
 */
@Component
class DatabaseWatch {

	private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

	private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

	/** Each node writes a row of its own; old ones go with the other counts. */
	private final String row = "health-" + UUID.randomUUID();

	private final DataSource database;

	private final JdbcClient jdbc;

	private final Clock clock;

	private boolean well = true;

	private Instant said = Instant.EPOCH;

	private long failures;

	DatabaseWatch(DataSource database, JdbcClient jdbc, Clock clock) {
		this.database = database;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Writes and reads.
	 * @return whether that worked
	 */
	@Scheduled(fixedDelayString = "PT5S")
	boolean check() {
		try {
			OffsetDateTime now = Instant.now(this.clock).atOffset(ZoneOffset.UTC);
			this.jdbc.sql("""
					insert into limit_count (limit_key, used, window_started, ends_at) values (:row, 0, :now, :now)
					on conflict do nothing
					""").param("row", this.row).param("now", now).update();
			this.jdbc.sql("""
					update limit_count set used = 1 - used, window_started = :now, ends_at = :ends
					 where limit_key = :row
					""").param("row", this.row).param("now", now).param("ends", now.plus(BETWEEN_LINES)).update();
			recovered();
			return true;
		}
		catch (DataAccessException | TransactionException ex) {
			failed(ex);
			return false;
		}
	}

	/**
	 * Takes note that somebody could not use the database.
	 * @param failure what happened
	 */
	void failed(Throwable failure) {
		count(failure);
		if (DatabaseTrouble.isClosed(failure)) {
			giveUpConnections();
		}
	}

	private synchronized void count(Throwable failure) {
		this.well = false;
		this.failures++;
		Instant now = Instant.now(this.clock);
		if (Duration.between(this.said, now).compareTo(BETWEEN_LINES) >= 0) {
			this.said = now;
			log.error("the database cannot be used ({}): {} failures so far; pages say 'try again in a moment'",
					DatabaseTrouble.named(failure), this.failures);
		}
	}

	private synchronized void recovered() {
		if (!this.well) {
			log.info("the database can be used again, after {} failures", this.failures);
			this.well = true;
			this.failures = 0;
			this.said = Instant.EPOCH;
		}
	}

	synchronized boolean isWell() {
		return this.well;
	}

	private void giveUpConnections() {
		HikariDataSource pool = DataSourceUnwrapper.unwrap(this.database, HikariConfigMXBean.class,
				HikariDataSource.class);
		if (pool != null && pool.getHikariPoolMXBean() != null) {
			pool.getHikariPoolMXBean().softEvictConnections();
		}
	}

}
