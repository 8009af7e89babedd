package org.caseaccess.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The notices as they were sent (R18): filled in, in the words and characters of their
 * channel. Kept before the channel is called, because whoever is called may have sent it
 * whatever comes back.
 */
@Component
public class SentMessages {

	/** Stands for the one-time token at the end of a link. */
	public static final String TOKEN = "[one-time token]";

	private final JdbcClient jdbc;

	private final Clock clock;

	SentMessages(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The same words again are the same message. */
	void keep(NoticeMethod method, Notice notice, RenderedNotice rendered) {
		SentMessage message = new SentMessage(notice.version(), notice.language(), subject(method, rendered),
				withoutToken(body(method, rendered), notice), Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS));
		this.jdbc.sql("""
				insert into notice_message (notice_key, sha256, language, template_version, subject, body, html,
				                            handed_over_at)
				values (:key, :sha256, :language, :version, :subject, :body, :html, :now) on conflict do nothing
				""")
			.param("key", rendered.key())
			.param("sha256", sha256(message.text()))
			.param("language", message.language())
			.param("version", message.version())
			.param("subject", message.subject())
			.param("body", message.body())
			.param("html", withoutToken(rendered.html(), notice))
			.param("now", message.handedOverAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * A notice as it was sent.
	 * @param key what the notice is about
	 * @return the words that its channel got last, or empty when it was not called yet
	 */
	public Optional<SentMessage> of(String key) {
		return this.jdbc.sql("""
				select template_version, language, subject, body, handed_over_at from notice_message
				 where notice_key = :key order by handed_over_at desc fetch first 1 row only
				""")
			.param("key", key)
			.query((row, number) -> new SentMessage(row.getString("template_version"), row.getString("language"),
					row.getString("subject"), row.getString("body"), NoticeLog.instant(row, "handed_over_at")))
			.optional();
	}

	/** A text message has no subject. */
	private static String subject(NoticeMethod method, RenderedNotice rendered) {
		return (method == NoticeMethod.TEXT) ? null : rendered.subject();
	}

	private static String body(NoticeMethod method, RenderedNotice rendered) {
		return (method == NoticeMethod.PORTAL) ? PortalInbox.withoutLink(rendered) : rendered.body();
	}

	private static String withoutToken(String text, Notice notice) {
		if (text == null || notice.link() == null) {
			return text;
		}
		return text.replace(notice.link().substring(notice.link().lastIndexOf('/') + 1), TOKEN);
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
