package org.caseaccess.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The notices in the database: each key once (R5). Its guards on {@code state} make every
 * outcome final that is. The counter {@code case_access.notices} with the tags
 * {@code channel} and {@code state} counts what became of them, both in small letters;
 * {@code state} is that of {@link DeliveryState}, or {@code delayed} for a try that is
 * repeated.
 */
@Component
class NoticeLog {

	private static final String COUNTER = "case_access.notices";

	/** Who delivers a notice works alone for so long. */
	private static final Duration CLAIM = Duration.ofSeconds(30);

	/** Whoever wrote a notice down has so long to begin with it. */
	private static final Duration BEGUN_WITHIN = Duration.ofSeconds(5);

	private static final String NOT_SETTLED = " where notice_key = :key and state = 'SENDING'";

	private final JdbcClient jdbc;

	private final MeterRegistry meters;

	private final Clock clock;

	NoticeLog(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
		this.jdbc = jdbc;
		this.meters = meters;
		this.clock = clock;
	}

	/** A notice that is being sent. */
	record Entry(String key, NoticePurpose purpose, NoticeMethod method, int tries, Instant createdAt) {

		private static Entry of(ResultSet row, int number) throws SQLException {
			return new Entry(row.getString("notice_key"), NoticePurpose.valueOf(row.getString("purpose")),
					NoticeMethod.valueOf(row.getString("method")), row.getInt("tries"), instant(row, "created_at"));
		}

	}

	/** The same key again changes nothing. */
	void register(String key, NoticePurpose purpose, NoticeMethod method) {
		this.jdbc.sql("""
				insert into notice (notice_key, purpose, method, state, claimed_until, created_at)
				values (:key, :purpose, :method, 'SENDING', :now, :now) on conflict do nothing
				""")
			.param("key", key)
			.param("purpose", purpose.name())
			.param("method", method.name())
			.param("now", now())
			.update();
	}

	/** From now on the program itself is to send it. */
	void owe(String key) {
		this.jdbc.sql("update notice set owed = true" + NOT_SETTLED).param("key", key).update();
	}

	/** What became of a notice, or empty while it is being sent. */
	Optional<Delivery> settled(String key) {
		return this.jdbc.sql("""
				select state, failure_reason, provider_reference from notice
				 where notice_key = :key and state <> 'SENDING'
				""")
			.param("key", key)
			.query((row, number) -> new Delivery(DeliveryState.valueOf(row.getString("state")),
					row.getString("failure_reason"), row.getString("provider_reference")))
			.optional();
	}

	/**
	 * Takes a notice for the caller alone; empty when somebody has it or it is settled.
	 */
	Optional<Entry> claim(String key) {
		OffsetDateTime now = now();
		int claimed = this.jdbc.sql("""
				update notice set claimed_until = :until, tries = tries + 1, next_try_at = null
				""" + NOT_SETTLED + " and claimed_until <= :now")
			.param("until", now.plus(CLAIM))
			.param("key", key)
			.param("now", now)
			.update();
		return (claimed == 1) ? find(key) : Optional.empty();
	}

	Optional<Entry> find(String key) {
		return this.jdbc
			.sql("select notice_key, purpose, method, tries, created_at from notice where notice_key = :key")
			.param("key", key)
			.query(Entry::of)
			.optional();
	}

	/** What is needed to understand an answer, written before anybody can answer. */
	void describe(String key, Notice notice, String addressHash, boolean answerByText) {
		this.jdbc.sql("""
				update notice set client_id = :client, language = :language, template_version = :version,
				       address_hash = :address, valid_until = :until, answer_by_text = :answer
				 where notice_key = :key
				""")
			.param("client", notice.clientId())
			.param("language", notice.language())
			.param("version", notice.version())
			.param("address", addressHash)
			.param("answer", answerByText)
			.param("until", at(notice.validUntil()))
			.param("key", key)
			.update();
	}

	/** Ends the sending of a notice; false when a provider's word was faster. */
	boolean settle(Entry entry, Delivery delivery) {
		boolean settled = this.jdbc.sql("""
				update notice set state = :state, failure_reason = :reason, provider_reference = :reference,
				       settled_at = :now,
				       accepted_at = coalesce(accepted_at, cast(:accepted as timestamp with time zone))
				""" + NOT_SETTLED + " and next_try_at is null")
			.param("state", delivery.state().name())
			.param("accepted", (delivery.state() == DeliveryState.ACCEPTED) ? now() : null)
			.param("reason", delivery.reason())
			.param("reference", delivery.reference())
			.param("now", now())
			.param("key", entry.key())
			.update() == 1;
		if (settled) {
			count(entry.method(), delivery.state().name());
		}
		return settled;
	}

	/**
	 * Lets a notice go that was not sent; with a time, the program tries again then. What
	 * never reached its channel was no try.
	 */
	void release(Entry entry, boolean tried, Duration tryAgainIn) {
		OffsetDateTime now = now();
		this.jdbc.sql("update notice set claimed_until = :now, next_try_at = :next, tries = :tries" + NOT_SETTLED)
			.param("now", now)
			.param("tries", tried ? entry.tries() : entry.tries() - 1)
			.param("next", (tryAgainIn != null) ? now.plus(tryAgainIn) : null)
			.param("key", entry.key())
			.update();
		count(entry.method(), "delayed");
	}

	/** What a provider tells about a notice that it has taken; false when it is final. */
	boolean report(Entry entry, Delivery news) {
		boolean changed = this.jdbc.sql("""
				update notice set state = :state, failure_reason = :reason, settled_at = :now, next_try_at = null
				 where notice_key = :key and state in ('SENDING', 'ACCEPTED')
				""")
			.param("state", news.state().name())
			.param("reason", news.reason())
			.param("now", now())
			.param("key", entry.key())
			.update() == 1;
		if (changed) {
			count(entry.method(), news.state().name());
		}
		return changed;
	}

	/**
	 * Has a notice sent again that its provider had taken; false when there is not enough
	 * time or it was tried too often.
	 */
	boolean sendAgain(Entry entry, Duration in, int mostTries, Duration usefulFor) {
		OffsetDateTime next = now().plus(in);
		boolean again = this.jdbc.sql("""
				update notice set state = 'SENDING', claimed_until = :now, next_try_at = :next, settled_at = null,
				       owed = true
				 where notice_key = :key and state in ('SENDING', 'ACCEPTED') and tries < :most
				   and (valid_until is null or valid_until > :late)
				""")
			.param("now", now())
			.param("next", next)
			.param("key", entry.key())
			.param("most", mostTries)
			.param("late", next.plus(usefulFor))
			.update() == 1;
		if (again) {
			count(entry.method(), "delayed");
		}
		return again;
	}

	/**
	 * The notices that the program itself is to send now: those to be tried again, and
	 * those that nobody delivers (any more).
	 */
	List<String> due(int limit) {
		OffsetDateTime now = now();
		return this.jdbc.sql("""
				select notice_key from notice
				 where state = 'SENDING' and claimed_until <= :now
				   and (next_try_at <= :now or (owed and next_try_at is null and claimed_until <= :left))
				 order by claimed_until fetch first :limit rows only
				""")
			.param("now", now)
			.param("left", now.minus(BEGUN_WITHIN))
			.param("limit", limit)
			.query(String.class)
			.list();
	}

	/** Notes what a provider told; false when it was told before (a replay). */
	boolean isNews(String event) {
		return this.jdbc.sql("""
				insert into provider_event (event_key, received_at) values (:event, :now) on conflict do nothing
				""").param("event", event).param("now", now()).update() == 1;
	}

	/** The text messages to a number that can still be answered, newest first. */
	List<TextedNotice> texted(List<String> numberHashes) {
		return this.jdbc.sql("""
				select notice_key, purpose, language, valid_until, answer_by_text from notice
				 where address_hash in (:hashes) and state not in ('REFUSED', 'OPTED_OUT', 'EXPIRED')
				order by created_at desc fetch first 20 rows only
				""")
			.param("hashes", numberHashes)
			.query((row, number) -> new TextedNotice(row.getString("notice_key"),
					NoticePurpose.valueOf(row.getString("purpose")), row.getString("language"),
					instant(row, "valid_until"), row.getBoolean("answer_by_text")))
			.list();
	}

	/**
	 * A notice that went to a number as a text message; {@code answerByText} when it told
	 * how to answer by text.
	 */
	record TextedNotice(String key, NoticePurpose purpose, String language, Instant validUntil, boolean answerByText) {
	}

	private void count(NoticeMethod method, String state) {
		this.meters.counter(COUNTER, "channel", lower(method.name()), "state", lower(state)).increment();
	}

	private static String lower(String constant) {
		return constant.toLowerCase(Locale.ROOT);
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

	private static OffsetDateTime at(Instant instant) {
		return (instant != null) ? instant.atOffset(ZoneOffset.UTC) : null;
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
