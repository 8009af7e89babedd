package org.caseaccess.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.RequestState;
import org.caseaccess.registry.NameKeys;
import org.caseaccess.registry.RecordNumber;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The library of an agent's requests, and what the database knows of each.
 */
@Component
class RequestLibrary {

	private static final String LATEST_METHOD = """
			coalesce((select c.method from consent_record c
			           where c.access_request_id = r.id and c.kind = 'GIVEN' and c.method = 'VERBAL'),
			         (select t.method from consent_attempt t where t.access_request_id = r.id
			           order by t.requested_at desc fetch first 1 row only))
			""";

	private static final String SELECTION = """
			select r.id, r.first_name, r.last_name, r.state, r.opened_at, r.closed_at,
			       (select count(*) from consent_attempt t where t.access_request_id = r.id) as attempts,
			       (select t.state from consent_attempt t where t.access_request_id = r.id
			         order by t.requested_at desc fetch first 1 row only) as last_attempt,
			""" + LATEST_METHOD + " as method ";

	private static final String ORDER = " order by r.opened_at desc, r.id";

	private final JdbcClient jdbc;

	private final NameKeys keys;

	RequestLibrary(JdbcClient jdbc, NameKeys keys) {
		this.jdbc = jdbc;
		this.keys = keys;
	}

	/**
	 * A page of an agent's requests.
	 * @param agentId whose
	 * @param filter which of them
	 * @param asked which page; one that does not exist is the nearest
	 * @return the newest first
	 */
	ListPage<Line> page(UUID agentId, LibraryFilter filter, int asked) {
		Map<String, Object> values = new HashMap<>(Map.of("agent", agentId));
		String from = " from access_request r where r.agent_id = :agent" + conditions(filter, values);
		if (!filter.text().isEmpty()) {
			return page(matching(filter.text(), from, values), asked);
		}
		int total = this.jdbc.sql("select count(*)" + from).params(values).query(Integer.class).single();
		int number = ListPage.within(asked, total);
		values.put("before", ListPage.before(number));
		values.put("size", ListPage.SIZE);
		List<Line> lines = this.jdbc.sql(SELECTION + from + ORDER + " offset :before rows fetch first :size rows only")
			.params(values)
			.query((row, index) -> line(row))
			.list();
		return ListPage.of(lines, total, number);
	}

	private ListPage<Line> page(List<UUID> found, int asked) {
		int number = ListPage.within(asked, found.size());
		List<UUID> shown = found.stream().skip(ListPage.before(number)).limit(ListPage.SIZE).toList();
		List<Line> lines = shown.isEmpty() ? List.of()
				: this.jdbc.sql(SELECTION + " from access_request r where r.id in (:shown)" + ORDER)
					.param("shown", shown)
					.query((row, index) -> line(row))
					.list();
		return ListPage.of(lines, found.size(), number);
	}

	/**
	 * Names compare here as they do in the search (R19), which no database can: so the
	 * names are read, of this one agent's requests.
	 */
	private List<UUID> matching(String text, String from, Map<String, Object> values) {
		String key = this.keys.of(text);
		String caseNumber = RecordNumber.of(text);
		List<UUID> found = new ArrayList<>();
		this.jdbc.sql("select r.id, r.first_name, r.last_name, r.case_number" + from + ORDER)
			.params(values)
			.query((row) -> {
				String name = row.getString("first_name") + " " + row.getString("last_name");
				if (this.keys.of(name).contains(key)
						|| caseNumber.equals(RecordNumber.of(row.getString("case_number")))) {
					found.add(row.getObject("id", UUID.class));
				}
			});
		return found;
	}

	/** The newest requests of an agent. */
	List<Line> latest(UUID agentId, int most) {
		return this.jdbc.sql(SELECTION + """
				  from access_request r where r.agent_id = :agent
				 order by r.opened_at desc, r.id fetch first :most rows only
				""").param("agent", agentId).param("most", most).query((row, number) -> line(row)).list();
	}

	private static String conditions(LibraryFilter filter, Map<String, Object> values) {
		StringBuilder conditions = new StringBuilder();
		if (!filter.state().isEmpty()) {
			conditions.append(" and r.state = :state");
			values.put("state", filter.state());
		}
		if (!filter.method().isEmpty()) {
			conditions.append(" and ").append(LATEST_METHOD).append(" = :method");
			values.put("method", filter.method());
		}
		return conditions.toString();
	}

	private static Line line(ResultSet row) throws SQLException {
		String last = row.getString("last_attempt");
		return new Line(row.getObject("id", UUID.class), row.getString("first_name") + " " + row.getString("last_name"),
				RequestState.valueOf(row.getString("state")), row.getInt("attempts"),
				AskedBy.label(row.getString("method")), (last != null) ? AttemptState.valueOf(last) : null,
				time(row, "opened_at"), time(row, "closed_at"));
	}

	/**
	 * The electronic attempts of a request.
	 * @param requestId the request
	 * @return in their order
	 */
	List<Attempt> attempts(UUID requestId) {
		return this.jdbc.sql("""
				select attempt_number, max_attempts, method, state, failure_reason, requested_at, closed_at
				  from consent_attempt where access_request_id = :request order by requested_at, attempt_number
				""")
			.param("request", requestId)
			.query((row, number) -> new Attempt(row.getInt("attempt_number"), row.getInt("max_attempts"),
					AskedBy.label(row.getString("method")), AttemptState.valueOf(row.getString("state")),
					row.getString("failure_reason"), time(row, "requested_at"), time(row, "closed_at")))
			.list();
	}

	/**
	 * What is on record about the consent of a request.
	 * @param requestId the request
	 * @return the consent and its end, in their order
	 */
	List<Consent> consents(UUID requestId) {
		return this.jdbc.sql("""
				select kind, method, recorded_at from consent_record
				 where access_request_id = :request order by recorded_at, sequence_number
				""")
			.param("request", requestId)
			.query((row, number) -> new Consent(row.getString("kind"), row.getString("method"),
					time(row, "recorded_at")))
			.list();
	}

	private static ShownTime time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? new ShownTime(time.toInstant()) : null;
	}

	/**
	 * A request of the library.
	 *
	 * @param id the request
	 * @param clientName as the agent typed it
	 * @param state where it stands
	 * @param attempts how often the client was asked electronically
	 * @param method how consent was asked last, or null
	 * @param lastAttempt how the last attempt stands, or null
	 * @param openedAt when it was opened
	 * @param closedAt when it ended, or null
	 */
	record Line(UUID id, String clientName, RequestState state, int attempts, String method, AttemptState lastAttempt,
			ShownTime openedAt, ShownTime closedAt) {

		public String stateLabel() {
			return Outcome.of(this.state).label();
		}

		public String outcomeLabel() {
			return (this.lastAttempt != null) ? AttemptOutcome.of(this.lastAttempt) : null;
		}

		public boolean isOpen() {
			return this.state == RequestState.OPEN;
		}

	}

	/**
	 * An electronic attempt.
	 *
	 * @param number since the last completed access, from 1
	 * @param max how many there can be
	 * @param method how the client was asked
	 * @param state how it ended
	 * @param failureReason why the notice was not delivered, or null
	 * @param requestedAt when the client was asked
	 * @param closedAt when it ended, or null
	 */
	record Attempt(int number, int max, String method, AttemptState state, String failureReason, ShownTime requestedAt,
			ShownTime closedAt) {

		public String outcome() {
			return AttemptOutcome.of(this.state);
		}

	}

	/**
	 * A record about the consent of a request.
	 *
	 * @param kind given, revoked or objected to
	 * @param method the way
	 * @param recordedAt when
	 */
	record Consent(String kind, String method, ShownTime recordedAt) {

		public String label() {
			return switch (this.kind) {
				case "GIVEN" ->
					"VERBAL".equals(this.method) ? "Verbal consent recorded" : "Electronic consent recorded";
				case "DECLINED" -> "The client declined: the consent gives no access";
				case "OBJECTED" -> "The client did not agree: access ended";
				default -> "Consent ended";
			};
		}

	}

}
