package org.caseaccess.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.caseaccess.audit.VerifyLedgerCommand;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a killed application left in its database. Read from a copy, so that the next
 * start finds the file as the kill left it.
 */
final class LeftBehind implements AutoCloseable {

	/** Attempts of a pair since its last completed access. */
	private static final String SINCE_LAST_ACCESS = """
			a.agent_id = c.agent_id and a.client_id = c.client_id and a.requested_at > coalesce(
			  (select max(r.closed_at) from access_request r
			    where r.agent_id = c.agent_id and r.client_id = c.client_id and r.state = 'GRANTED'),
			  timestamp with time zone '2000-01-01 00:00:00+00')
			""";

	private final String url;

	private final SingleConnectionDataSource connection;

	private final JdbcClient jdbc;

	private LeftBehind(String url) {
		this.url = url;
		this.connection = new SingleConnectionDataSource(url, "sa", "", true);
		this.jdbc = JdbcClient.create(this.connection);
	}

	static LeftBehind in(Path database, Path copy) throws IOException {
		Files.copy(file(database), file(copy));
		return new LeftBehind(ApplicationProcess.url(copy));
	}

	private static Path file(Path database) {
		return database.resolveSibling(database.getFileName() + ".mv.db");
	}

	/** What must hold at every moment. */
	void keepsTheRules() {
		none("an accepted attempt without its consent record",
				"""
						select a.id from consent_attempt a where a.state = 'ACCEPTED'
						   and not exists (select 1 from consent_record r where r.consent_attempt_id = a.id and r.kind = 'GIVEN')
						""");
		none("a consent record of an attempt that nobody accepted",
				"""
						select r.id from consent_record r join consent_attempt a on a.id = r.consent_attempt_id
						 where r.kind = 'GIVEN' and a.state <> 'ACCEPTED' or r.agent_id <> a.agent_id or r.client_id <> a.client_id
						""");
		none("an association without its consent record", """
				select s.id from association s where s.access_request_id is not null
				   and not exists (select 1 from consent_record r
				                    where r.id = s.consent_record_id and r.access_request_id = s.access_request_id
				                      and r.agent_id = s.agent_id and r.client_id = s.client_id)
				""");
		none("a granted request without its association", """
				select r.id from access_request r where r.state = 'GRANTED'
				   and not exists (select 1 from association s where s.access_request_id = r.id)
				""");
		none("an access whose notice nobody owes", """
				select s.id from association s where s.access_request_id is not null and s.ended_at is null
				   and not exists (select 1 from owed_notice o where o.access_request_id = s.access_request_id)
				   and not exists (select 1 from notice n where n.notice_key = 'association:' || s.access_request_id)
				""");
		none("a notice that nobody takes up again", """
				select n.notice_key from notice n
				 where n.purpose = 'ASSOCIATION' and n.state = 'SENDING' and not n.owed
				""");
		none("an attempt counted twice or not at all", """
				select c.agent_id from agent_client_pair c
				 where c.made <> (select count(*) from consent_attempt a where %s)
				    or c.made <> (select coalesce(max(a.attempt_number), 0) from consent_attempt a where %s)
				""".formatted(SINCE_LAST_ACCESS, SINCE_LAST_ACCESS));
		none("a fourth notice", """
				select c.agent_id from agent_client_pair c
				 where (select count(*) from consent_attempt a join notice n on n.notice_key = 'consent:' || a.id
				         where %s) > 3
				""".formatted(SINCE_LAST_ACCESS));
		none("a notice sent before its attempt was counted", """
				select k.notice_key from kept_notice k where k.notice_key like 'consent:%'
				   and not exists (select 1 from consent_attempt a where 'consent:' || a.id = k.notice_key)
				""");
	}

	/** The chain of consent records, by the operators' own command. */
	void hasAnUnbrokenLedger() {
		assertThat(VerifyLedgerCommand.run("--spring.profiles.active=embedded", "--spring.datasource.url=" + this.url))
			.isZero();
	}

	/** What a start must have put in order. */
	void hasNothingOpenFromBefore(Instant start) {
		none("a request that nobody works on", "select id from access_request where state = 'OPEN' and opened_at < :at",
				start);
		none("an attempt that nobody waits for",
				"select id from consent_attempt where state = 'PENDING' and requested_at < :at", start);
		none("an event that is never handled",
				"select id from event_publication where completion_date is null and publication_date < :at", start);
	}

	private void none(String what, String sql) {
		assertThat(this.jdbc.sql(sql).query().listOfRows()).as(what).isEmpty();
	}

	private void none(String what, String sql, Instant at) {
		List<Map<String, Object>> found = this.jdbc.sql(sql)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query()
			.listOfRows();
		assertThat(found).as(what).isEmpty();
	}

	/** The state of a request, or null when it was never written. */
	String stateOf(String request) {
		return this.jdbc.sql("select state from access_request where id = :id")
			.param("id", UUID.fromString(request))
			.query(String.class)
			.optional()
			.orElse(null);
	}

	/** Whether a consent is on record for a request. */
	boolean hasConsent(String request) {
		return count("(select * from consent_record where kind = 'GIVEN')", request) == 1;
	}

	/** How many times a client was asked for a request. */
	int attempts(String request) {
		return count("consent_attempt", request);
	}

	private int count(String table, String request) {
		return this.jdbc.sql("select count(*) from " + table + " where access_request_id = :id")
			.param("id", UUID.fromString(request))
			.query(Integer.class)
			.single();
	}

	@Override
	public void close() {
		this.connection.destroy();
	}

}
