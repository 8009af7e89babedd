package org.caseaccess.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends notices, each key once (R5). The channel is called outside any transaction; who
 * calls it holds a claim that ends by itself when the caller dies. A notice that is sent
 * again because its outcome was lost is the same notice, with the same link.
 */
@Service
public class Notices {

	private static final Logger log = LoggerFactory.getLogger(Notices.class);

	private static final String TOO_LATE = "The notice could not be sent in time.";

	/**
	 * Two, four, eight seconds and so on, but a client who waits is not left for long.
	 */
	private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);

	private static final Duration LONGEST_WHILE_WAITED_FOR = Duration.ofSeconds(8);

	private static final Duration LONGEST = Duration.ofMinutes(10);

	/** A notice without a deadline is given up after this. */
	private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

	private static final int DOUBLINGS = 9;

	private final NoticeLog notices;

	private final NoticeTexts texts;

	private final SentMessages messages;

	private final NoticeKeys keys;

	private final TextOptOuts optOuts;

	private final ChannelGuards guards;

	private final TransactionOperations transactions;

	private final ApplicationEventPublisher events;

	private final Duration usefulFor;

	private final Clock clock;

	private final Map<NoticeMethod, NoticeChannel> channels = new EnumMap<>(NoticeMethod.class);

	private final Map<NoticePurpose, NoticeSource> sources = new EnumMap<>(NoticePurpose.class);

	Notices(NoticeLog notices, NoticeTexts texts, SentMessages messages, NoticeKeys keys, TextOptOuts optOuts,
			ChannelGuards guards, List<NoticeChannel> channels, List<NoticeSource> sources,
			TransactionOperations transactions, ApplicationEventPublisher events, NotificationProperties properties,
			Clock clock) {
		this.notices = notices;
		this.texts = texts;
		this.messages = messages;
		this.keys = keys;
		this.optOuts = optOuts;
		this.guards = guards;
		this.transactions = transactions;
		this.events = events;
		this.usefulFor = properties.usefulFor();
		this.clock = clock;
		for (NoticeChannel channel : channels) {
			channel.methods().forEach((method) -> this.channels.putIfAbsent(method, channel));
		}
		sources.forEach((source) -> this.sources.put(source.purpose(), source));
	}

	/**
	 * Sends a notice that somebody waits for, unless its key was sent before; then tells
	 * what became of it. Trouble that may pass is the caller's to try again, until there
	 * is no time left.
	 * @param key what the notice is about
	 * @param purpose what it is for
	 * @param method how it travels
	 * @return what became of it
	 * @throws NoticeDelayedException when it is worth another try
	 */
	public Delivery send(String key, NoticePurpose purpose, NoticeMethod method) {
		this.notices.register(key, purpose, method);
		Optional<Delivery> settled = this.notices.settled(key);
		if (settled.isPresent()) {
			return settled.get();
		}
		Optional<NoticeLog.Entry> entry = this.notices.claim(key);
		if (entry.isEmpty()) {
			return this.notices.settled(key).orElseThrow(() -> new NoticeInDeliveryException(key, FIRST_BACKOFF));
		}
		Outcome outcome = deliver(entry.get());
		if (outcome.delivery == null) {
			this.notices.release(entry.get(), outcome.tried, null);
			throw new NoticeDelayedException("notice " + key + " is delayed", outcome.retryIn);
		}
		this.notices.settle(entry.get(), outcome.delivery);
		// the provider's word may have been faster, and may be to send it again
		return told(key).orElseThrow(() -> new NoticeInDeliveryException(key, FIRST_BACKOFF));
	}

	/**
	 * Writes down a notice that nobody waits for, unless its key was written before: in
	 * the caller's transaction, together with what it is about. From then on the program
	 * itself sees to it that the notice goes out, whoever dies while delivering it, and
	 * tries again for a day what may pass.
	 * @param key what the notice is about
	 * @param purpose what it is for
	 * @param method how it travels
	 */
	public void owe(String key, NoticePurpose purpose, NoticeMethod method) {
		this.notices.register(key, purpose, method);
		this.notices.owe(key);
	}

	/**
	 * Sends a notice that was written down, unless it was sent before or somebody is
	 * sending it. Without it nothing happens.
	 * @param key what the notice is about
	 */
	public void deliver(String key) {
		this.notices.claim(key).ifPresent(this::deliverOrPostpone);
	}

	/**
	 * What is known to have become of a notice.
	 * @param key what the notice is about
	 * @return its outcome, or empty while it is being sent or was never written down
	 */
	public Optional<Delivery> outcome(String key) {
		return this.notices.settled(key);
	}

	private void deliverOrPostpone(NoticeLog.Entry entry) {
		Outcome outcome = deliver(entry);
		if (outcome.delivery == null) {
			this.notices.release(entry, outcome.tried, outcome.retryIn);
			return;
		}
		this.transactions.executeWithoutResult((status) -> {
			if (this.notices.settle(entry, outcome.delivery) && !outcome.delivery.delivered()) {
				this.events.publishEvent(new NoticeFailed(entry.key(), entry.purpose(), outcome.delivery.reason()));
			}
		});
		told(entry.key());
	}

	private Optional<Delivery> told(String key) {
		Optional<Delivery> told = this.notices.settled(key);
		told.ifPresent((delivery) -> log.info("notice {}: {}", key, delivery.state()));
		return told;
	}

	/** What became of one try; without a delivery it is worth another. */
	private record Outcome(Delivery delivery, boolean tried, Duration retryIn) {

		private static Outcome of(Delivery delivery) {
			return new Outcome(delivery, true, null);
		}

	}

	/**
	 * Whether a client said that no notices are to come this way.
	 * @param method the way
	 * @param address number or address, or null
	 * @return true after a STOP to text messages
	 */
	public boolean isOptedOut(NoticeMethod method, String address) {
		return method == NoticeMethod.TEXT && MobileNumber.of(address).filter(this.optOuts::contains).isPresent();
	}

	private Outcome deliver(NoticeLog.Entry entry) {
		NoticeChannel channel = this.channels.get(entry.method());
		if (channel == null) {
			return Outcome.of(Delivery.refused("This way of notice is not set up."));
		}
		Optional<Notice> made = this.sources.get(entry.purpose()).make(entry.key(), entry.method());
		if (made.isEmpty()) {
			return Outcome.of(Delivery.expired("The notice was not needed any more."));
		}
		Notice notice = made.get();
		// what nobody waits for is given up only after a try: the program may have been
		// down
		if (notice.validUntil() != null && isTooLate(entry, notice, Duration.ZERO)) {
			return Outcome.of(Delivery.expired(TOO_LATE));
		}
		Optional<MobileNumber> number = (entry.method() == NoticeMethod.TEXT) ? MobileNumber.of(notice.address())
				: Optional.empty();
		this.notices.describe(entry.key(), notice, number.map((to) -> to.hashes(this.keys).getFirst()).orElse(null),
				this.texts.offersAnswer(entry.purpose(), entry.method(), notice));
		if (number.filter(this.optOuts::contains).isPresent()) {
			return Outcome.of(Delivery.optedOut("The client does not want text messages."));
		}
		return deliver(entry, channel, notice);
	}

	private Outcome deliver(NoticeLog.Entry entry, NoticeChannel channel, Notice notice) {
		RenderedNotice rendered = this.texts.render(entry.key(), entry.purpose(), entry.method(), notice,
				entry.tries() > 1);
		this.messages.keep(entry.method(), notice, rendered);
		try {
			return Outcome.of(this.guards.within(entry.method(), () -> channel.deliver(entry.method(), rendered)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Outcome(null, true, FIRST_BACKOFF);
		}
		catch (Exception ex) {
			boolean tried = !(ex instanceof BulkheadFullException || ex instanceof CallNotPermittedException);
			// its message may name the address
			log.warn("notice {} was not taken by {} at try {}: {}", entry.key(), entry.method(), entry.tries(),
					ex.getClass().getSimpleName());
			Duration retryIn = backoff(entry.tries(), notice);
			return isTooLate(entry, notice, retryIn) ? Outcome.of(Delivery.expired(TOO_LATE))
					: new Outcome(null, tried, retryIn);
		}
	}

	private boolean isTooLate(NoticeLog.Entry entry, Notice notice, Duration in) {
		Instant then = Instant.now(this.clock).plus(in);
		return (notice.validUntil() != null) ? then.plus(this.usefulFor).isAfter(notice.validUntil())
				: then.isAfter(entry.createdAt().plus(GIVEN_UP_AFTER));
	}

	private static Duration backoff(int tries, Notice notice) {
		Duration backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(Math.max(tries, 1) - 1, DOUBLINGS));
		Duration longest = (notice.validUntil() != null) ? LONGEST_WHILE_WAITED_FOR : LONGEST;
		return (backoff.compareTo(longest) < 0) ? backoff : longest;
	}

}
