package org.caseaccess.development;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.caseaccess.notification.Delivery;
import org.caseaccess.notification.DeliveryReports;
import org.caseaccess.notification.NoticeChannel;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.RenderedNotice;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every way of notice at once: keeps what would have been sent. Addresses at
 * {@code undeliverable.example} and numbers that begin with +1555000 are refused, so that
 * a notice that cannot be delivered can be tried; {@link ChannelSwitches} make a way
 * fail, slow or bounce. What comes to the portal's inbox is put there too. To try a real
 * provider, take its way out of {@code case-access.development.kept-methods}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@Profile("embedded")
@EnableConfigurationProperties(DevelopmentProperties.class)
public class KeptNotices implements NoticeChannel {

	/**
	 * Slower than a provider should be, but within the time that it has; until a switch
	 * is set.
	 */
	private static final Duration SLOW = Duration.ofSeconds(8);

	/** So much later a bounce comes: the agent waits already. */
	private static final Duration BOUNCE_AFTER = Duration.ofSeconds(2);

	private final JdbcClient jdbc;

	private final ChannelSwitches switches;

	private final ObjectProvider<NoticeChannel> channels;

	private final ObjectProvider<DeliveryReports> reports;

	private final Clock clock;

	private final Set<NoticeMethod> methods;

	/** How long a provider takes; what it was given is on its way after half of it. */
	private final Duration delay;

	KeptNotices(JdbcClient jdbc, ChannelSwitches switches, ObjectProvider<NoticeChannel> channels,
			ObjectProvider<DeliveryReports> reports, Clock clock, DevelopmentProperties properties) {
		this.jdbc = jdbc;
		this.switches = switches;
		this.channels = channels;
		this.reports = reports;
		this.clock = clock;
		this.methods = properties.keptMethods();
		this.delay = properties.deliveryDelay();
	}

	@Override
	public Set<NoticeMethod> methods() {
		return this.methods;
	}

	@Override
	public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
		ChannelMode mode = this.switches.of(method);
		if (mode == ChannelMode.FAILS) {
			throw new IllegalStateException("switched off to try it");
		}
		Optional<Delivery> refused = refused(notice);
		if (refused.isPresent()) {
			return refused.get();
		}
		Duration time = (mode == ChannelMode.SLOW) ? SLOW : this.delay;
		boolean changed = this.switches.awaitChange(time.dividedBy(2));
		keep(method, notice);
		if (!changed) {
			this.switches.awaitChange(time.dividedBy(2));
		}
		if (mode == ChannelMode.BOUNCES) {
			CompletableFuture.delayedExecutor(BOUNCE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
				.execute(() -> bounce(notice.key()));
			return Delivery.accepted(null);
		}
		return inbox(method, notice).orElseGet(() -> Delivery.accepted(null));
	}

	private static Optional<Delivery> refused(RenderedNotice notice) {
		if (notice.address() == null) {
			return Optional.empty();
		}
		if (notice.address().endsWith("@undeliverable.example")) {
			return Optional.of(Delivery.refused("The email address on file does not accept mail."));
		}
		return notice.address().startsWith("+1555000")
				? Optional.of(Delivery.refused("The mobile number on file is not in service.")) : Optional.empty();
	}

	private Optional<Delivery> inbox(NoticeMethod method, RenderedNotice notice) {
		if (method != NoticeMethod.PORTAL) {
			return Optional.empty();
		}
		return this.channels.orderedStream()
			.filter((channel) -> channel != this && channel.methods().contains(method))
			.findFirst()
			.map((channel) -> channel.deliver(method, notice));
	}

	private void bounce(String key) {
		this.reports.getObject()
			.report("bounce " + key, key, Delivery.bounced("The notice came back: it could not be delivered."));
	}

	/** The same key again is the same notice. */
	private void keep(NoticeMethod method, RenderedNotice notice) {
		this.jdbc.sql("delete from kept_notice where notice_key = :key").param("key", notice.key()).update();
		this.jdbc.sql("""
				insert into kept_notice (notice_key, method, address, subject, body, html, link, language, kept_at)
				values (:key, :method, :address, :subject, :body, :html, :link, :language, :now)
				""")
			.param("key", notice.key())
			.param("method", method.name())
			.param("address", (notice.address() != null) ? notice.address() : notice.clientId().toString())
			.param("subject", notice.subject())
			.param("body", notice.body())
			.param("html", notice.html())
			.param("link", notice.link())
			.param("language", notice.language())
			.param("now", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * The notices that were kept.
	 * @param limit how many at most
	 * @return newest first
	 */
	public List<KeptNotice> newest(int limit) {
		return query("order by k.kept_at desc, k.notice_key fetch first :limit rows only").param("limit", limit)
			.query(KeptNotices::notice)
			.list();
	}

	/**
	 * One of the notices that were kept.
	 * @param key the notice
	 * @return the notice, or empty
	 */
	public Optional<KeptNotice> find(String key) {
		return query("where k.notice_key = :key").param("key", key).query(KeptNotices::notice).optional();
	}

	private JdbcClient.StatementSpec query(String rest) {
		return this.jdbc
			.sql("""
					select k.notice_key, k.method, k.address, k.subject, k.body, k.html, k.link, k.language, k.kept_at, n.state
					  from kept_notice k left join notice n on n.notice_key = k.notice_key
					"""
					+ rest);
	}

	private static KeptNotice notice(ResultSet row, int number) throws SQLException {
		return new KeptNotice(row.getString("notice_key"), row.getString("method"), row.getString("address"),
				row.getString("subject"), row.getString("body"), row.getString("html"), row.getString("link"),
				row.getString("language"), row.getObject("kept_at", OffsetDateTime.class).toInstant(),
				row.getString("state"));
	}

}
