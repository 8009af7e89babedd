package org.caseaccess.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.caseaccess.consent.RequestState;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All that happened in a case, from search to revocation, as the tables of the domain
 * have it.
 */
@Component
class CaseTimeline {

	private static final String SEARCHES = """
			select r.opened_at, r.closed_at, r.state, r.search_outcome, a.first_name || ' ' || a.last_name as agent
			  from access_request r join agent a on a.id = r.agent_id
			 where r.client_id = :client
			""";

	private static final String ATTEMPTS = """
			select t.requested_at, t.closed_at, t.state, t.method, t.attempt_number, t.max_attempts, t.failure_reason,
			       t.opened_at, t.opened_through, t.answered_through, n.state as delivery, n.accepted_at, n.settled_at,
			       a.first_name || ' ' || a.last_name as agent
			  from consent_attempt t
			  join agent a on a.id = t.agent_id
			  left join notice n on n.notice_key = 'consent:' || cast(t.id as varchar(36))
			 where t.client_id = :client
			""";

	private static final String RECORDS = """
			select kind, method, recorded_at, sequence_number, agent_name as agent
			  from consent_record where client_id = :client
			""";

	private static final String ASSOCIATIONS = """
			select s.started_at, s.ended_at, s.ended_by, s.end_method, a.first_name || ' ' || a.last_name as agent
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
			select action, reason, recorded_by as agent, recorded_at from legal_hold where client_id = :client
			""";

	private final JdbcClient jdbc;

	CaseTimeline(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Oldest first. */
	List<TimelineEvent> of(UUID clientId) {
		List<TimelineEvent> events = new ArrayList<>();
		collect(clientId, SEARCHES, (row) -> {
			add(events, row, "opened_at", 1, "Search", Words.within(row.getString("search_outcome")));
			add(events, row, "closed_at", 10, "Request ended",
					Words.within(RequestState.valueOf(row.getString("state")).outcome().name()));
		});
		collect(clientId, ATTEMPTS, (row) -> {
			add(events, row, "requested_at", 2, "Notice requested", "attempt %d of %d, by %s".formatted(
					row.getInt("attempt_number"), row.getInt("max_attempts"), Words.within(row.getString("method"))));
			add(events, row, "accepted_at", 3, "Notice sent", null);
			if (!isSent(row)) {
				add(events, row, "settled_at", 3, "Notice " + Words.within(row.getString("delivery")), reason(row));
			}
			add(events, row, "opened_at", 4, opened(row.getString("opened_through")), null);
			if (!"NOT_DELIVERED".equals(row.getString("state"))) {
				add(events, row, "closed_at", 5, outcome(row.getString("state")),
						way(row.getString("answered_through")));
			}
		});
		collect(clientId, RECORDS, (row) -> add(events, row, "recorded_at", 6, recorded(row.getString("kind")),
				"record %s, by %s".formatted(row.getString("sequence_number"), Words.within(row.getString("method")))));
		collect(clientId, ASSOCIATIONS, (row) -> {
			add(events, row, "started_at", 7, "Agent associated", null);
			add(events, row, "ended_at", 9, "Association ended", ending(row));
		});
		collect(clientId, ASSOCIATION_NOTICES, (row) -> {
			String by = "by " + Words.within(row.getString("method"));
			add(events, row, "accepted_at", 8, "Client notified: sent", by);
			if (!isSent(row)) {
				add(events, row, "settled_at", 8, "Client notified: " + Words.within(row.getString("delivery")),
						by + ((reason(row) != null) ? ", " + reason(row) : ""));
			}
		});
		collect(clientId, HOLDS, (row) -> add(events, row, "recorded_at", 11,
				"Legal hold " + Words.within(row.getString("action")), row.getString("reason")));
		events.sort(Comparator.comparing(TimelineEvent::at).thenComparing(TimelineEvent::rank));
		return events;
	}

	private void collect(UUID clientId, String sql, RowReader reader) {
		this.jdbc.sql(sql).param("client", clientId).query(reader::read);
	}

	private static void add(List<TimelineEvent> events, ResultSet row, String time, int rank, String what,
			String detail) throws SQLException {
		OffsetDateTime at = row.getObject(time, OffsetDateTime.class);
		if (at != null) {
			Instant moment = at.toInstant();
			events.add(new TimelineEvent(moment, rank, what, detail, row.getString("agent")));
		}
	}

	/** What a channel has taken is sent, and nothing more is known of it. */
	private static boolean isSent(ResultSet row) throws SQLException {
		return "ACCEPTED".equals(row.getString("delivery"));
	}

	private static String reason(ResultSet row) throws SQLException {
		return row.getString("failure_reason");
	}

	private static String ending(ResultSet row) throws SQLException {
		return "by the %s, %s".formatted(Words.within(row.getString("ended_by")),
				Words.within(row.getString("end_method")));
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

	/** Programs that look for harmful links open them too, so this says no more. */
	private static String opened(String way) {
		return "RESIDENT_PORTAL".equals(way) ? "Question opened in the resident portal" : "Link opened";
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

	private static String recorded(String kind) {
		return switch (kind) {
			case "GIVEN" -> "Consent recorded";
			case "REVOKED" -> "Consent revoked";
			case "DECLINED" -> "Consent ended: the client declined another request";
			default -> "Client says: I did not agree";
		};
	}

	/** Reads one row of the result. */
	private interface RowReader {

		void read(ResultSet row) throws SQLException;

	}

}
