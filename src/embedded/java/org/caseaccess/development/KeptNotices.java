package org.caseaccess.development;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.caseaccess.notification.Delivery;
import org.caseaccess.notification.NoticeChannel;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.RenderedNotice;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every way of notice at once: keeps what would have been sent. Addresses at
 * {@code undeliverable.example} and numbers that begin with +1555000 are refused, so that
 * a notice that cannot be delivered can be tried. A delay makes a provider that takes its
 * time.
 */
@Component
@Profile("embedded")
public class KeptNotices implements NoticeChannel {

	private final JdbcClient jdbc;

	private final Clock clock;

	/** How long a provider takes; what it was given is on its way after half of it. */
	private final Duration delay;

	KeptNotices(JdbcClient jdbc, Clock clock,
			@Value("${case-access.development.delivery-delay:PT0S}") Duration delay) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.delay = delay;
	}

	@Override
	public Set<NoticeMethod> methods() {
		return EnumSet.allOf(NoticeMethod.class);
	}

	@Override
	public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
		if (notice.address().endsWith("@undeliverable.example")) {
			return Delivery.refused("The email address on file does not accept mail.");
		}
		if (notice.address().startsWith("+1555000")) {
			return Delivery.refused("The mobile number on file is not in service.");
		}
		pause();
		keep(method, notice);
		pause();
		return Delivery.accepted();
	}

	private void pause() {
		try {
			Thread.sleep(this.delay.dividedBy(2));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while a notice was on its way", ex);
		}
	}

	/** The same key again replaces: whoever sends again has made a new link. */
	private void keep(NoticeMethod method, RenderedNotice notice) {
		this.jdbc.sql("delete from kept_notice where notice_key = :key").param("key", notice.key()).update();
		this.jdbc.sql("""
				insert into kept_notice (notice_key, method, address, subject, body, link, kept_at)
				values (:key, :method, :address, :subject, :body, :link, :now)
				""")
			.param("key", notice.key())
			.param("method", method.name())
			.param("address", notice.address())
			.param("subject", notice.subject())
			.param("body", notice.body())
			.param("link", notice.link())
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * The notices that were kept.
	 * @param limit how many at most
	 * @return newest first
	 */
	public List<KeptNotice> newest(int limit) {
		return this.jdbc.sql("""
				select notice_key, method, address, subject, body, link, kept_at from kept_notice
				 order by kept_at desc, notice_key fetch first :limit rows only
				""")
			.param("limit", limit)
			.query((row, number) -> new KeptNotice(row.getString("notice_key"), row.getString("method"),
					row.getString("address"), row.getString("subject"), row.getString("body"), row.getString("link"),
					row.getObject("kept_at", OffsetDateTime.class).toInstant()))
			.list();
	}

}
