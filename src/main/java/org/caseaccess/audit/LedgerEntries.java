package org.caseaccess.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.caseaccess.consent.ConsentKind;
import org.caseaccess.consent.RequestState;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's records, found for auditors. */
@Component
class LedgerEntries {

	private static final String SELECT = """
			select c.*, e.kind as end_kind, e.recorded_at as ended_at, e.ended_by as end_by, e.method as end_method,
			       c.kind = 'GIVEN' and e.id is null
			           and coalesce(r.state, '') in ('OPEN', 'GRANTED', 'ASSOCIATED_BEFORE') as in_force,
			       r.opened_at as searched_at, r.state as request_state, r.closed_at as request_ended_at,
			       t.requested_at, t.opened_at as question_opened_at, t.opened_through as question_opened_through,
			       t.closed_at as answered_at, s.started_at as associated_at,
			       case when n.state = 'DELIVERED' then n.settled_at end as delivered_at,
			       coalesce(n.accepted_at, case when n.state = 'DELIVERED' then n.settled_at end) as sent_at,
			       (select min(coalesce(m.accepted_at, m.settled_at)) from notice m
			         where m.state in ('ACCEPTED', 'DELIVERED') and m.notice_key in
			       """ + AssociationNoticeKeys.OF_ASSOCIATION_S + """
			       ) as told_at
			  from consent_record c
			  left join consent_record e on e.given_record_id = c.id
			  left join access_request r on r.id = c.access_request_id and c.kind = 'GIVEN'
			  left join consent_attempt t on t.id = c.consent_attempt_id
			  left join notice n on n.notice_key = 'consent:' || cast(t.id as varchar(36))
			  left join association s on s.access_request_id = r.id
			""";

	/** So many are in memory at once. */
	private static final int PAGE = 500;

	private final JdbcClient jdbc;

	LedgerEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<LedgerEntry> byId(UUID id) {
		return this.jdbc.sql(SELECT + " where c.id = :id").param("id", id).query(LedgerEntries::entry).optional();
	}

	List<LedgerEntry> ofClient(UUID clientId) {
		return this.jdbc.sql(SELECT + " where c.client_id = :client order by c.sequence_number")
			.param("client", clientId)
			.query(LedgerEntries::entry)
			.list();
	}

	/** Newest first. */
	List<LedgerEntry> in(Period period, int limit) {
		return this.jdbc.sql(SELECT + """
				 where c.recorded_at >= :start and c.recorded_at < :end
				 order by c.sequence_number desc fetch first :limit rows only
				""")
			.param("start", period.start())
			.param("end", period.end())
			.param("limit", limit)
			.query(LedgerEntries::entry)
			.list();
	}

	/**
	 * Reads a period of any length, newest first, a few records at a time and all as of
	 * one moment.
	 */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	public void forEach(Period period, Consumer<LedgerEntry> reader) {
		forEach(period, PAGE, reader);
	}

	void forEach(Period period, int pageSize, Consumer<LedgerEntry> reader) {
		long before = Long.MAX_VALUE;
		List<LedgerEntry> page;
		do {
			page = this.jdbc.sql(SELECT + """
					 where c.recorded_at >= :start and c.recorded_at < :end and c.sequence_number < :before
					 order by c.sequence_number desc fetch first :limit rows only
					""")
				.param("start", period.start())
				.param("end", period.end())
				.param("before", before)
				.param("limit", pageSize)
				.query(LedgerEntries::entry)
				.list();
			page.forEach(reader);
			before = page.isEmpty() ? before : page.getLast().sequenceNumber();
		}
		while (page.size() == pageSize);
	}

	long count(Period period) {
		return this.jdbc.sql("select count(*) from consent_record where recorded_at >= :start and recorded_at < :end")
			.param("start", period.start())
			.param("end", period.end())
			.query(Long.class)
			.single();
	}

	/** A text letter for letter, as the ledger keeps it. */
	Optional<String> exact(LedgerEntry.TextOnRecord text) {
		return this.jdbc
			.sql("select text from consent_text where version = :version and language = :language and sha256 = :sha256")
			.param("version", text.version())
			.param("language", text.language())
			.param("sha256", text.sha256())
			.query(String.class)
			.optional();
	}

	private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
		return new LedgerEntry(uuid(row, "id"), row.getObject("sequence_number", Long.class),
				ConsentKind.valueOf(row.getString("kind")), uuid(row, "given_record_id"),
				uuid(row, "access_request_id"), uuid(row, "client_id"), row.getString("client_name"),
				row.getString("case_number"), row.getString("representative_name"),
				row.getString("representative_authority"), uuid(row, "agent_id"), row.getString("agent_name"),
				row.getString("agent_npn"), row.getString("agency_name"), row.getString("method"),
				row.getString("ended_by"), instant(row, "recorded_at"), row.getString("scope"),
				row.getString("purpose"), row.getString("duration"), row.getString("rescission"), text(row, "text"),
				row.getString("verbal_reason"), row.getString("contact_mode"), row.getString("identity_check"),
				row.getString("acknowledgements"), row.getObject("retain_until", LocalDate.class),
				row.getString("previous_hash"), row.getString("record_hash"), row.getString("content"), end(row),
				row.getBoolean("in_force"), answer(row), course(row));
	}

	private static LedgerEntry.TextOnRecord text(ResultSet row, String prefix) throws SQLException {
		String sha256 = row.getString(prefix + "_sha256");
		return (sha256 != null) ? new LedgerEntry.TextOnRecord(row.getString(prefix + "_version"),
				row.getString(prefix + "_language"), sha256) : null;
	}

	private static LedgerEntry.End end(ResultSet row) throws SQLException {
		String kind = row.getString("end_kind");
		return (kind != null) ? new LedgerEntry.End(ConsentKind.valueOf(kind), instant(row, "ended_at"),
				row.getString("end_by"), row.getString("end_method")) : null;
	}

	private static LedgerEntry.Answer answer(ResultSet row) throws SQLException {
		String through = row.getString("answered_through");
		return (through != null) ? new LedgerEntry.Answer(through, row.getString("text_use"), instant(row, "opened_at"),
				row.getString("opened_through"), text(row, "message")) : null;
	}

	private static LedgerEntry.Course course(ResultSet row) throws SQLException {
		String state = row.getString("request_state");
		return new LedgerEntry.Course(instant(row, "searched_at"), instant(row, "requested_at"),
				instant(row, "sent_at"), instant(row, "delivered_at"), instant(row, "question_opened_at"),
				row.getString("question_opened_through"), instant(row, "answered_at"), instant(row, "associated_at"),
				instant(row, "told_at"), (state != null) ? RequestState.valueOf(state) : null,
				instant(row, "request_ended_at"));
	}

	private static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
