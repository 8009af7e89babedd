package org.caseaccess.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The clients' inboxes in the resident portal. No link is kept: it is made anew whenever
 * the client looks, for as long as an answer counts. Whoever calls has made sure that the
 * client is the one who is signed in.
 */
@Service
public class PortalInbox {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Map<NoticePurpose, NoticeSource> sources = new EnumMap<>(NoticePurpose.class);

	PortalInbox(JdbcClient jdbc, List<NoticeSource> sources, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		sources.forEach((source) -> this.sources.put(source.purpose(), source));
	}

	/** Puts a notice into the inbox, the same key once. */
	void put(RenderedNotice notice) {
		this.jdbc.sql("""
				insert into inbox_notice (id, notice_key, client_id, purpose, language, subject, body, sent_at)
				values (:id, :key, :client, :purpose, :language, :subject, :body, :now) on conflict do nothing
				""")
			.param("id", UUID.randomUUID())
			.param("key", notice.key())
			.param("client", notice.clientId())
			.param("purpose", notice.purpose().name())
			.param("language", notice.language())
			.param("subject", notice.subject())
			.param("body", withoutLink(notice))
			.param("now", now())
			.update();
	}

	/** The words in the inbox: the link is a button below them. */
	static String withoutLink(RenderedNotice notice) {
		return (notice.link() != null) ? notice.body().replace(notice.link(), "").replaceAll("\n{3,}", "\n\n")
				: notice.body();
	}

	/**
	 * The notices of a client.
	 * @param clientId the client
	 * @param limit how many at most
	 * @return newest first
	 */
	public List<InboxNotice> of(UUID clientId, int limit) {
		return this.jdbc.sql("""
				select id, notice_key, purpose, language, subject, body, sent_at, read_at from inbox_notice
				 where client_id = :client order by sent_at desc, id fetch first :limit rows only
				""").param("client", clientId).param("limit", limit).query(this::notice).list();
	}

	/**
	 * One notice of a client.
	 * @param clientId the client
	 * @param id the notice
	 * @return the notice, or empty when this client has no such notice
	 */
	public Optional<InboxNotice> find(UUID clientId, UUID id) {
		return this.jdbc.sql("""
				select id, notice_key, purpose, language, subject, body, sent_at, read_at from inbox_notice
				 where client_id = :client and id = :id
				""").param("client", clientId).param("id", id).query(this::notice).optional();
	}

	/**
	 * How many notices a client has not read.
	 * @param clientId the client
	 * @return the number
	 */
	public int unread(UUID clientId) {
		return this.jdbc.sql("select count(*) from inbox_notice where client_id = :client and read_at is null")
			.param("client", clientId)
			.query(Integer.class)
			.single();
	}

	/**
	 * The client reads a notice. Reading is no answer (R1).
	 * @param clientId the client
	 * @param id the notice
	 * @return false when this client has no such notice or has read it before
	 */
	public boolean read(UUID clientId, UUID id) {
		return this.jdbc.sql("""
				update inbox_notice set read_at = :now where client_id = :client and id = :id and read_at is null
				""").param("now", now()).param("client", clientId).param("id", id).update() == 1;
	}

	private InboxNotice notice(ResultSet row, int number) throws SQLException {
		NoticePurpose purpose = NoticePurpose.valueOf(row.getString("purpose"));
		String key = row.getString("notice_key");
		String link = Optional.ofNullable(this.sources.get(purpose))
			.flatMap((source) -> source.make(key, NoticeMethod.PORTAL))
			.map(Notice::link)
			.orElse(null);
		return new InboxNotice(row.getObject("id", UUID.class), purpose, row.getString("language"),
				row.getString("subject"), Arrays.asList(row.getString("body").split("\n\n")), link,
				NoticeLog.instant(row, "sent_at"), NoticeLog.instant(row, "read_at"));
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
