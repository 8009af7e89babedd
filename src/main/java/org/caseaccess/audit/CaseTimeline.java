package org.caseaccess.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.caseaccess.consent.RequestState;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All that happened in a case, from search to revocation, as the tables of the domain
 * have it.
 */
@Component
class CaseTimeline {

	/**
	 * Whether a request came to an access, in SQL, where the request is called {@code r}.
	 */
	private static final String GRANTED = """
			exists (select 1 from association g
			         where g.access_request_id = r.id
			            or (g.agent_id = r.agent_id and g.client_id = r.client_id and g.started_at <= r.closed_at
			                and (g.ended_at is null or g.ended_at > r.closed_at))) as granted,
			""";

	private static final String SEARCHES = "select " + GRANTED + """
			       r.opened_at, r.closed_at, r.state, r.search_outcome, a.first_name || ' ' || a.last_name as agent
			  from access_request r join agent a on a.id = r.agent_id
			 where r.client_id = :client
			""";

	private static final String ATTEMPTS = "select " + GRANTED + """
			       t.requested_at, t.closed_at, t.state, t.method, t.attempt_number, t.max_attempts, t.failure_reason,
			       t.opened_at, t.opened_through, t.answered_through, n.state as delivery, n.accepted_at, n.settled_at,
			       r.state as request_state, a.first_name || ' ' || a.last_name as agent
			  from consent_attempt t
			  join access_request r on r.id = t.access_request_id
			  join agent a on a.id = t.agent_id
			  left join notice n on n.notice_key = 'consent:' || cast(t.id as varchar(36))
			 where t.client_id = :client
			""";

	private static final String RECORDS = """
			select kind, method, recorded_at, sequence_number, ended_by, representative_name, agent_name as agent
			  from consent_record where client_id = :client
			""";

	private static final String ASSOCIATIONS = """
			select s.started_at, s.ended_at, s.ended_by, s.end_method, s.access_request_id,
			       a.first_name || ' ' || a.last_name as agent
			  from association s
			  join agent a on a.id = s.agent_id
			 where s.client_id = :client
			""";

	private static final String ASSOCIATION_NOTICES = """
			select n.state as delivery, n.method, n.failure_reason, n.accepted_at, n.settled_at,
			       a.first_name || ' ' || a.last_name as agent
			  from association s
			  join agent a on a.id = s.agent_id
			  join notice n on n.notice_key in
			""" + AssociationNoticeKeys.OF_ASSOCIATION_S + " where s.client_id = :client";

	private static final String HOLDS = """
			select action, reason, recorded_by, recorded_at, cast(null as varchar(1)) as agent from legal_hold where client_id = :client
			""";

	private final JdbcClient jdbc;

	CaseTimeline(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Oldest first. */
	List<TimelineEvent> of(UUID clientId) {
		List<TimelineEvent> events = new ArrayList<>();
		collect(clientId, SEARCHES, (row) -> search(events, row));
		collect(clientId, ATTEMPTS, (row) -> attempt(events, row));
		collect(clientId, RECORDS,
				(row) -> add(
						events, row, "recorded_at", 6, recorded(row), "record %s, by %s"
							.formatted(row.getString("sequence_number"), Words.within(row.getString("method"))),
						recorder(row)));
		collect(clientId, ASSOCIATIONS, (row) -> {
			add(events, row, "started_at", 7, "Agent associated", null,
					(row.getString("access_request_id") != null) ? Actor.AGENT : Actor.NOT_ON_RECORD);
			add(events, row, "ended_at", 9, "Association ended", Words.within(row.getString("end_method")),
					Actor.of(row.getString("ended_by")));
		});
		collect(clientId, ASSOCIATION_NOTICES, (row) -> delivery(events, row, 8, "Notice of the access",
				"by " + Words.within(row.getString("method"))));
		collect(clientId, HOLDS,
				(row) -> add(events, row, "recorded_at", 11, "Legal hold " + Words.within(row.getString("action")),
						row.getString("reason"), "Records officer " + row.getString("recorded_by")));
		events.sort(Comparator.comparing(TimelineEvent::at).thenComparing(TimelineEvent::rank));
		return events;
	}

	private static void search(List<TimelineEvent> events, ResultSet row) throws SQLException {
		add(events, row, "opened_at", 1, "Search", Words.within(row.getString("search_outcome")), Actor.AGENT);
		RequestState state = RequestState.valueOf(row.getString("state"));
		boolean granted = row.getBoolean("granted");
		add(events, row, "closed_at", 10, "Request ended", Words.within((granted ? state.outcome() : state).name()),
				Actor.ofRequest(state, granted));
	}

	private static void attempt(List<TimelineEvent> events, ResultSet row) throws SQLException {
		add(events, row, "requested_at", 2, "Notice requested", "attempt %d of %d, by %s"
			.formatted(row.getInt("attempt_number"), row.getInt("max_attempts"), Words.within(row.getString("method"))),
				Actor.AGENT);
		delivery(events, row, 3, "Notice", null);
		boolean portal = "RESIDENT_PORTAL".equals(row.getString("opened_through"));
		add(events, row, "opened_at", 4, portal ? "Question opened in the resident portal" : "Link opened", null,
				portal ? Actor.CLIENT : Actor.READER);
		String state = row.getString("state");
		// what became of its notice says so
		if (!"NOT_DELIVERED".equals(state)) {
			add(events, row, "closed_at", 5, outcome(state), way(row.getString("answered_through")), Actor
				.ofAttempt(state, RequestState.valueOf(row.getString("request_state")), row.getBoolean("granted")));
		}
	}

	/** What a channel has taken is sent, and nothing more is known of it. */
	private static void delivery(List<TimelineEvent> events, ResultSet row, int rank, String notice, String detail)
			throws SQLException {
		String state = row.getString("delivery");
		add(events, row, "accepted_at", rank, notice + " sent", detail, Actor.SYSTEM);
		if (!"ACCEPTED".equals(state)) {
			boolean taken = row.getObject("accepted_at") != null;
			add(events, row, "settled_at", rank, notice + " " + Words.within(state),
					joined(detail, row.getString("failure_reason")),
					Actor.ofDelivery(state, row.getString("method"), taken));
		}
	}

	private static String joined(String detail, String reason) {
		String both = Stream.of(detail, reason).filter(Objects::nonNull).collect(Collectors.joining(", "));
		return both.isEmpty() ? null : both;
	}

	private void collect(UUID clientId, String sql, RowReader reader) {
		this.jdbc.sql(sql).param("client", clientId).query(reader::read);
	}

	private static void add(List<TimelineEvent> events, ResultSet row, String time, int rank, String what,
			String detail, String by) throws SQLException {
		OffsetDateTime at = row.getObject(time, OffsetDateTime.class);
		if (at != null) {
			events.add(new TimelineEvent(at.toInstant(), rank, what, detail, by, row.getString("agent")));
		}
	}

	private static String outcome(String state) {
		return switch (state) {
			case "ACCEPTED" -> "Client accepted";
			case "DECLINED" -> "Client declined";
			case "NO_RESPONSE" -> "Client did not respond";
			case "WITHDRAWN" -> "Request for consent withdrawn";
			default -> Words.within(state);
		};
	}

	private static String way(String way) {
		if (way == null) {
			return null;
		}
		return switch (way) {
			case "RESIDENT_PORTAL" -> "signed in to the resident portal";
			case "TEXT_MESSAGE" -> "by text message";
			default -> "through the link";
		};
	}

	private static String recorded(ResultSet row) throws SQLException {
		return switch (row.getString("kind")) {
			case "GIVEN" -> "Consent recorded";
			case "REVOKED" -> "Consent revoked";
			case "DECLINED" -> "Consent ended: the client declined another request";
			default -> "Client says: I did not agree";
		};
	}

	private static String recorder(ResultSet row) throws SQLException {
		if (!"GIVEN".equals(row.getString("kind"))) {
			return Actor.of(row.getString("ended_by"));
		}
		if (!"VERBAL".equals(row.getString("method"))) {
			return Actor.CLIENT;
		}
		return Actor.AGENT + ((row.getString("representative_name") != null) ? ", as said by a representative"
				: ", as said by the client");
	}

	/** Reads one row of the result. */
	private interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

}
