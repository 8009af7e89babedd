package org.caseaccess.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.StartAttempt;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.development.KeptNotices;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of the domain begin with, in the words of the business. */
public class Scenario {

	public static final Duration WINDOW = Duration.ofSeconds(90);

	public static final int MAX_ATTEMPTS = 3;

	/** Text message, English. */
	public static final SearchCriteria ELENA = criteria("Elena", "Garcia", Sex.F, "1984-05-17");

	/** Email, English. */
	public static final SearchCriteria SAMUEL = criteria("Samuel", "Brooks", Sex.M, "1979-11-02");

	/** Prefers postal mail. */
	public static final SearchCriteria WALTER = criteria("Walter", "Hughes", Sex.M, "1948-08-09");

	/** Her email address refuses mail. */
	public static final SearchCriteria TAMARA = criteria("Tamara", "Quinn", Sex.F, "1973-06-15");

	private final AccessRequests requests;

	private final ConsentAttempts attempts;

	private final Clients clients;

	private final Agents agents;

	private final KeptNotices notices;

	private final JdbcClient jdbc;

	private final DatabaseOwner owner;

	public Scenario(AccessRequests requests, ConsentAttempts attempts, Clients clients, Agents agents,
			KeptNotices notices, JdbcClient jdbc) {
		this.requests = requests;
		this.attempts = attempts;
		this.clients = clients;
		this.agents = agents;
		this.notices = notices;
		this.jdbc = jdbc;
		this.owner = new DatabaseOwner(jdbc);
	}

	/** Forgets what earlier tests did; the invented people stay. */
	public void startAfresh() {
		// a worker may still write of a request that is being deleted
		Awaitility.await().pollDelay(Duration.ZERO).ignoreException(DataIntegrityViolationException.class).until(() -> {
			deleteAll();
			return true;
		});
		licence("maria.lopez", "ACTIVE");
	}

	private void deleteAll() {
		this.jdbc.sql("delete from association").update();
		this.owner.emptyLedger();
		for (String table : new String[] { "task_completion", "acknowledgement", "request_process", "consent_attempt",
				"agent_client_pair", "access_notice_link", "limit_count", "owed_notice", "process_trouble",
				"access_request", "case_note", "announcement_read", "notice", "notice_message", "kept_notice",
				"inbox_notice", "text_opt_out", "provider_event", "channel_switch", "event_publication" }) {
			this.jdbc.sql("delete from " + table).update();
		}
	}

	/** Any of the announcements that everybody sees. */
	public UUID anAnnouncement() {
		return this.jdbc.sql("select id from announcement order by id fetch first 1 row only")
			.query(UUID.class)
			.single();
	}

	public AgentProfile agent(String username) {
		return this.agents.byUsername(username).orElseThrow();
	}

	public AgentProfile maria() {
		return agent("maria.lopez");
	}

	public void licence(String username, String status) {
		this.jdbc.sql("update agent set licence_status = :status where username = :username")
			.param("status", status)
			.param("username", username)
			.update();
	}

	/** A request of Maria's whose search has found the client. */
	public UUID requestFor(SearchCriteria client) {
		return requestFor(maria(), client);
	}

	public UUID requestFor(AgentProfile agent, SearchCriteria client) {
		UUID id = this.requests.open(UUID.randomUUID(), agent, client);
		this.requests.recordSearch(id, this.clients.search(client));
		return id;
	}

	/**
	 * A request of Maria's that is over; no process knows it any more.
	 */
	public UUID pastRequest(SearchCriteria client, RequestState state, Instant openedAt) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into access_request (id, agent_id, client_id, state, first_name, last_name, sex, date_of_birth,
				                            search_outcome, opened_at, closed_at, version)
				select :id, :agent, c.id, :state, c.first_name, c.last_name, c.sex, c.date_of_birth, 'ONE_CLIENT',
				       :opened, :closed, 1
				  from client c
				 where c.first_name = :first and c.last_name = :last and c.date_of_birth = :birth
				""")
			.param("id", id)
			.param("agent", maria().id())
			.param("state", state.name())
			.param("opened", openedAt.atOffset(ZoneOffset.UTC))
			.param("closed", openedAt.plusSeconds(90).atOffset(ZoneOffset.UTC))
			.param("first", client.firstName())
			.param("last", client.lastName())
			.param("birth", client.dateOfBirth())
			.update();
		return id;
	}

	/** In such a request the client was asked once. */
	public void askedInPast(UUID request, String method, AttemptState outcome) {
		this.jdbc
			.sql("""
					insert into consent_attempt (id, access_request_id, start_key, agent_id, client_id, attempt_number,
					                             max_attempts, method, matching_code, token_hash, state, requested_at,
					                             deadline, closed_at, text_version, text_language)
					select :id, r.id, 'past', r.agent_id, r.client_id, 1, 3, :method, '0000', cast(:id as varchar(36)), :state,
					       r.opened_at, r.closed_at, r.closed_at, '1', 'en'
					  from access_request r where r.id = :request
					""")
			.param("id", UUID.randomUUID())
			.param("request", request)
			.param("method", method)
			.param("state", outcome.name())
			.update();
	}

	/** Whoever owns the database changes a record of the ledger. */
	public void tamperWithTheLedger() {
		this.owner.tamper(() -> this.jdbc.sql("update consent_record set agent_name = 'Somebody Else'").update());
	}

	public StartedAttempt ask(UUID request) {
		return ask(request, "job-" + UUID.randomUUID());
	}

	public StartedAttempt ask(UUID request, String startKey) {
		return this.attempts.start(new StartAttempt(request, startKey, WINDOW, MAX_ATTEMPTS));
	}

	/** The token in the link that the client of an attempt got. */
	public String tokenOf(StartedAttempt attempt) {
		return tokenOf(attempt.attemptId());
	}

	public String tokenOf(UUID attemptId) {
		return tokenIn("consent:" + attemptId);
	}

	/** The token in the link that the client got with the notice of an access. */
	public String accessTokenOf(UUID request) {
		return tokenIn("association:" + request);
	}

	private String tokenIn(String noticeKey) {
		String link = this.notices.newest(Integer.MAX_VALUE)
			.stream()
			.filter((notice) -> notice.key().equals(noticeKey))
			.findAny()
			.orElseThrow()
			.link();
		return link.substring(link.lastIndexOf('/') + 1);
	}

	public long noticesSent() {
		return this.notices.newest(Integer.MAX_VALUE).size();
	}

	public static SearchCriteria criteria(String firstName, String lastName, Sex sex, String dateOfBirth) {
		return new SearchCriteria(firstName, lastName, sex, LocalDate.parse(dateOfBirth), null, null, null);
	}

	/** The database (H2) refuses verbal consents until this trouble is closed. */
	public Trouble troubleWithVerbalConsents() {
		this.jdbc.sql("alter table consent_record add constraint trouble check (method <> 'VERBAL') nocheck").update();
		return () -> this.jdbc.sql("alter table consent_record drop constraint trouble").update();
	}

	/** The database (H2) refuses to write notices that ask for consent. */
	public Trouble troubleWithNotices() {
		this.jdbc.sql("alter table notice add constraint no_notices check (purpose <> 'CONSENT_REQUEST') nocheck")
			.update();
		return () -> this.jdbc.sql("alter table notice drop constraint no_notices").update();
	}

	/** Something that is broken until it is mended. */
	public interface Trouble extends AutoCloseable {

		@Override
		void close();

	}

}
