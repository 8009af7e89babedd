package org.caseaccess.registry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the stored keys of names anew when the rule changed, once after a start and while
 * the program serves: {@link Clients#search} finds those that are still to come by
 * themselves. It goes on where it was stopped, whatever stopped it, and nodes take turns
 * by the lock of one row. The node that started last says which rule it is.
 */
@Component
class NameKeyRebuild {

	private static final Logger log = LoggerFactory.getLogger(NameKeyRebuild.class);

	private static final int BATCH = 500;

	private final NameKeys keys;

	private final JdbcClient jdbc;

	private final JdbcOperations batches;

	private final TransactionOperations transactions;

	private final ApplicationAvailability availability;

	private final Clock clock;

	private boolean begun;

	private boolean over;

	NameKeyRebuild(NameKeys keys, JdbcClient jdbc, JdbcOperations batches, TransactionOperations transactions,
			ApplicationAvailability availability, Clock clock) {
		this.keys = keys;
		this.jdbc = jdbc;
		this.batches = batches;
		this.transactions = transactions;
		this.availability = availability;
		this.clock = clock;
	}

	/** Again and again, as the database may be away. */
	@Scheduled(fixedDelayString = "PT5S")
	void rebuildWhenReady() {
		if (this.over || this.availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
			return;
		}
		try {
			rebuild();
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("the keys of names could not be made anew; tried again soon: {}", ex.getClass().getSimpleName());
		}
	}

	/** Makes all keys that are out of date anew. */
	void rebuild() {
		if (!this.begun) {
			begin();
			this.begun = true;
		}
		int renewed = 0;
		while (!this.over) {
			renewed += this.transactions.execute((status) -> nextBatch());
		}
		if (renewed > 0) {
			log.info("the keys of {} clients' names were made anew, version {}", renewed, this.keys.version());
		}
	}

	/** What was begun by the same rule is not begun again, but goes on. */
	private void begin() {
		this.jdbc.sql("""
				update name_key_rebuild set key_version = :version, last_client = null, finished_at = null
				 where key_version <> :version or finished_at is not null
				""").param("version", this.keys.version()).update();
	}

	private int nextBatch() {
		Progress progress = this.jdbc
			.sql("select key_version, last_client, finished_at from name_key_rebuild for update")
			.query((row, number) -> new Progress(row.getString("key_version"), row.getObject("last_client", UUID.class),
					row.getObject("finished_at") != null))
			.single();
		if (progress.finished() || !progress.version().equals(this.keys.version())) {
			this.over = true;
			return 0;
		}
		List<Stale> clients = stale(progress.last());
		if (clients.isEmpty()) {
			this.jdbc.sql("update name_key_rebuild set finished_at = :now")
				.param("now", OffsetDateTime.now(this.clock))
				.update();
			this.over = true;
			return 0;
		}
		renew(clients);
		this.jdbc.sql("update name_key_rebuild set last_client = :last").param("last", clients.getLast().id()).update();
		return clients.size();
	}

	private List<Stale> stale(UUID last) {
		JdbcClient.StatementSpec select = this.jdbc.sql("""
				select id, first_name, last_name from client
				 where name_key_version <> :version
				""" + ((last != null) ? " and id > :last" : "") + " order by id fetch first :most rows only")
			.param("version", this.keys.version())
			.param("last", last)
			.param("most", BATCH);
		return select
			.query((row, number) -> new Stale(row.getObject("id", UUID.class), row.getString("first_name"),
					row.getString("last_name")))
			.list();
	}

	/** Whose name changes in the same moment keeps the old key, which is out of date. */
	private void renew(List<Stale> clients) {
		this.batches.batchUpdate("""
				update client set first_name_key = ?, last_name_key = ?, name_key_version = ?
				 where id = ? and first_name = ? and last_name = ?
				""", clients.stream()
			.map((client) -> new Object[] { this.keys.stored(client.firstName()), this.keys.stored(client.lastName()),
					this.keys.version(), client.id(), client.firstName(), client.lastName() })
			.toList());
	}

	/** How far the work is. */
	private record Progress(String version, UUID last, boolean finished) {
	}

	/** A client whose keys are out of date. */
	private record Stale(UUID id, String firstName, String lastName) {

		/** Names stay out of logs. */
		@Override
		public String toString() {
			return "Stale[" + this.id + "]";
		}

	}

}
