package org.caseaccess.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Sends notices, each key once (R5). The channel is called outside any transaction; who
 * calls it holds a claim that ends by itself when the caller dies.
 */
@Service
public class Notices {

	private static final Logger log = LoggerFactory.getLogger(Notices.class);

	private static final Duration CLAIM = Duration.ofSeconds(30);

	private final JdbcClient jdbc;

	private final NoticeTexts texts;

	private final Clock clock;

	private final Map<NoticeMethod, NoticeChannel> channels = new EnumMap<>(NoticeMethod.class);

	Notices(JdbcClient jdbc, NoticeTexts texts, List<NoticeChannel> channels, Clock clock) {
		this.jdbc = jdbc;
		this.texts = texts;
		this.clock = clock;
		for (NoticeChannel channel : channels) {
			channel.methods().forEach((method) -> this.channels.put(method, channel));
		}
	}

	/**
	 * Sends a notice unless its key was sent before; then tells what became of it.
	 * @param key what the notice is about
	 * @param purpose what it is for
	 * @param method how it travels
	 * @param notice makes the notice; called only when it is to be sent now
	 * @return what became of it
	 * @throws NoticeInDeliveryException while another caller delivers the same key
	 */
	public Delivery send(String key, NoticePurpose purpose, NoticeMethod method, Supplier<Notice> notice) {
		register(key, purpose, method);
		Optional<Delivery> settled = settled(key);
		if (settled.isPresent()) {
			return settled.get();
		}
		if (!claim(key)) {
			return settled(key).orElseThrow(() -> new NoticeInDeliveryException(key));
		}
		Delivery delivery = deliverOrRelease(key, method, notice);
		settle(key, delivery);
		log.info("notice {} by {}: {}", key, method, delivery.delivered() ? "delivered" : "not delivered");
		return delivery;
	}

	/** Trouble that may pass must not keep the next try waiting for the claim to end. */
	private Delivery deliverOrRelease(String key, NoticeMethod method, Supplier<Notice> notice) {
		try {
			return deliver(method, notice);
		}
		catch (RuntimeException ex) {
			this.jdbc.sql("update notice set claimed_until = :now where notice_key = :key and state = 'SENDING'")
				.param("now", now())
				.param("key", key)
				.update();
			throw ex;
		}
	}

	private Delivery deliver(NoticeMethod method, Supplier<Notice> notice) {
		NoticeChannel channel = this.channels.get(method);
		if (channel == null) {
			return Delivery.refused("This way of notice is not set up.");
		}
		Notice made = notice.get();
		if (made.validUntil() != null && !Instant.now(this.clock).isBefore(made.validUntil())) {
			return Delivery.refused("The notice could not be sent in time.");
		}
		return channel.deliver(method, this.texts.render(made));
	}

	private void register(String key, NoticePurpose purpose, NoticeMethod method) {
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

	private boolean claim(String key) {
		return this.jdbc.sql("""
				update notice set claimed_until = :until
				 where notice_key = :key and state = 'SENDING' and claimed_until <= :now
				""").param("until", now().plus(CLAIM)).param("key", key).param("now", now()).update() == 1;
	}

	private Optional<Delivery> settled(String key) {
		return this.jdbc.sql("""
				select state, failure_reason from notice where notice_key = :key and state <> 'SENDING'
				""")
			.param("key", key)
			.query((row, number) -> new Delivery("DELIVERED".equals(row.getString("state")),
					row.getString("failure_reason")))
			.optional();
	}

	private void settle(String key, Delivery delivery) {
		this.jdbc.sql("""
				update notice set state = :state, failure_reason = :reason, settled_at = :now
				 where notice_key = :key and state = 'SENDING'
				""")
			.param("state", delivery.delivered() ? "DELIVERED" : "NOT_DELIVERED")
			.param("reason", delivery.reason())
			.param("now", now())
			.param("key", key)
			.update();
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

}
