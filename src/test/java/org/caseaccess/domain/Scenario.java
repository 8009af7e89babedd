package org.caseaccess.domain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentAttempts;
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
				"attempt_count", "access_notice_link", "limit_count", "access_request", "case_note",
				"announcement_read", "notice", "kept_notice", "inbox_notice", "text_opt_out", "provider_event",
				"channel_switch", "event_publication" }) {
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

	/** Something that is broken until it is mended. */
	public interface Trouble extends AutoCloseable {

		@Override
		void close();

	}

}
