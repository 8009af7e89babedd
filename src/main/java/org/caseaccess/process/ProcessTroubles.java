package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.caseaccess.consent.AccessRequestOpened;
import org.caseaccess.consent.RequestState;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The open requests with what is known of their process instances, and since when
 * something seems to be wrong with one. In the database, so that a node goes on where
 * another one was.
 */
@Component
class ProcessTroubles {

	/** After these the process has nothing more to show. */
	private static final Set<String> OVER = Set.of(RequestState.CANCELLED.name(), RequestState.EXPIRED.name(),
			RequestState.LEFT.name(), RequestState.INTERRUPTED.name(), RequestState.ENDED_BY_CLIENT.name(),
			RequestState.ENDED_BY_AGENT.name());

	/** So long a process has to hear of the end. */
	private static final Duration HEARD_WITHIN = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	ProcessTroubles(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What may be wrong. */
	enum Kind {

		/** The engine knows no instance of the request. */
		MISSING,
		/** An incident stops it. */
		INCIDENT

	}

	/**
	 * A request and its instance.
	 *
	 * @param id the request
	 * @param instance its process instance, or null when none has been heard of
	 * @param trouble what seems to be wrong, or null
	 * @param since since when, or null
	 */
	record Watched(UUID id, Long instance, Kind trouble, Instant since) {

		/** Whether the same has been wrong for so long. */
		boolean has(Kind kind, Duration time, Instant now) {
			return this.trouble == kind && !now.isBefore(this.since.plus(time));
		}

	}

	/**
	 * The open requests that have been open for so long, but for those of whose opening
	 * the engine has not been told yet.
	 */
	List<Watched> open(Duration time) {
		return this.jdbc.sql("""
				select r.id, p.process_instance_key, t.kind, t.since
				  from access_request r
				  left join request_process p on p.access_request_id = r.id
				  left join process_trouble t on t.access_request_id = r.id
				 where r.state = 'OPEN' and r.opened_at <= :before
				   and (p.process_instance_key is not null
				        or not exists (select 1 from event_publication e
				                        where e.completion_date is null and e.event_type = :opened
				                          and e.serialized_event like '%' || cast(r.id as varchar(36)) || '%'))
				""")
			.param("before", now().minus(time))
			.param("opened", AccessRequestOpened.class.getName())
			.query((row, number) -> new Watched(row.getObject("id", UUID.class),
					row.getObject("process_instance_key", Long.class),
					(row.getString("kind") != null) ? Kind.valueOf(row.getString("kind")) : null,
					(row.getString("kind") != null) ? row.getObject("since", OffsetDateTime.class).toInstant() : null))
			.list();
	}

	/** Notes what seems to be wrong with a request from now on. */
	void note(UUID accessRequestId, Kind kind) {
		forget(accessRequestId);
		this.jdbc.sql("""
				insert into process_trouble (access_request_id, kind, since) values (:request, :kind, :now)
				on conflict do nothing
				""").param("request", accessRequestId).param("kind", kind.name()).param("now", now()).update();
	}

	/** Nothing is wrong with a request. */
	void forget(UUID accessRequestId) {
		this.jdbc.sql("delete from process_trouble where access_request_id = :request")
			.param("request", accessRequestId)
			.update();
	}

	void forgetEnded() {
		this.jdbc.sql("""
				delete from process_trouble
				 where access_request_id in (select id from access_request where state <> 'OPEN')
				""").update();
	}

	/**
	 * Requests that have been over for a while and whose instances are not known to have
	 * ended.
	 */
	List<Watched> over(int limit) {
		return this.jdbc.sql("""
				select p.access_request_id as id, p.process_instance_key
				  from request_process p join access_request r on r.id = p.access_request_id
				 where not p.ended and r.state in (:states) and r.closed_at <= :before
				 order by r.closed_at fetch first :limit rows only
				""")
			.param("states", OVER)
			.param("before", now().minus(HEARD_WITHIN))
			.param("limit", limit)
			.query((row, number) -> new Watched(row.getObject("id", UUID.class), row.getLong("process_instance_key"),
					null, null))
			.list();
	}

	/** The instance of a request has ended. */
	void ended(UUID accessRequestId) {
		this.jdbc.sql("update request_process set ended = true where access_request_id = :request")
			.param("request", accessRequestId)
			.update();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
