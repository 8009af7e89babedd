package org.caseaccess.notification;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.caseaccess.domain.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** Sending: each notice once, in time, and no channel in the way of another. */
@TestInstance(Lifecycle.PER_CLASS)
@ResourceLock(NoticeDesk.DATABASE_LOCK)
class NoticesTests {

	private final NoticeDesk desk = new NoticeDesk(Map.of(), Email.class, Letters.class);

	private final Email email = this.desk.get(Email.class);

	@BeforeEach
	void startAfresh() {
		this.desk.startAfresh();
		this.email.startAfresh();
	}

	@AfterAll
	void stop() {
		this.desk.close();
	}

	private String ask(String key) {
		return this.desk.ask(key, NoticeMethod.EMAIL, "somebody@mail.example");
	}

	@Test
	void manyWorkersSendANoticeOnce() throws Exception {
		String key = ask("consent:1");
		Together.times(8, () -> {
			try {
				return this.desk.send(key, NoticeMethod.EMAIL).state();
			}
			catch (NoticeInDeliveryException ex) {
				return null;
			}
		});
		assertThat(this.email.taken).hasSize(1);
		assertThat(this.desk.send(key, NoticeMethod.EMAIL).state()).isEqualTo(DeliveryState.ACCEPTED);
		assertThat(this.email.taken).hasSize(1);
		assertThat(this.desk.counted(NoticeMethod.EMAIL, "accepted")).isEqualTo(1);
	}

	@Test
	void theLinkOfANoticeThatIsSentAgainIsTheSame() {
		String key = ask("consent:2");
		this.desk.send(key, NoticeMethod.EMAIL);
		this.desk.jdbc().sql("update notice set state = 'SENDING', claimed_until = created_at").update();
		this.desk.send(key, NoticeMethod.EMAIL);
		assertThat(this.email.taken).hasSize(2);
		assertThat(this.email.taken.get(1).link()).isEqualTo(this.email.taken.get(0).link());
		assertThat(this.email.taken.get(0).again()).isFalse();
		assertThat(this.email.taken.get(1).again()).isTrue();
	}

	@Test
	void aProviderThatIsDownIsTriedAgainUntilThereIsNoTimeLeft() {
		this.email.broken = true;
		String key = ask("consent:3");
		Duration waited = Duration.ZERO;
		int tries = 0;
		while (waited.compareTo(NoticeDesk.WINDOW) < 0) {
			tries++;
			try {
				Delivery delivery = this.desk.send(key, NoticeMethod.EMAIL);
				assertThat(delivery.state()).isEqualTo(DeliveryState.EXPIRED);
				assertThat(delivery.reason()).isEqualTo("The notice could not be sent in time.");
				break;
			}
			catch (NoticeDelayedException ex) {
				assertThat(ex.retryIn()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
				this.desk.advance(ex.retryIn());
				waited = waited.plus(ex.retryIn());
			}
		}
		assertThat(tries).isBetween(8, 15);
		assertThat(waited).isBetween(Duration.ofSeconds(60), NoticeDesk.WINDOW);
		assertThat(this.desk.counted(NoticeMethod.EMAIL, "delayed")).isEqualTo(tries - 1);
		assertThat(this.desk.counted(NoticeMethod.EMAIL, "expired")).isEqualTo(1);
	}

	@Test
	void aNoticeThatNobodyWaitsForIsSentWhenTheProviderIsBack() {
		this.email.broken = true;
		String key = ask("consent:4");
		this.desk.sendEventually(key, NoticeMethod.EMAIL);
		assertThat(this.desk.state(key)).isEqualTo("SENDING");
		assertThat(this.desk.get(NoticeLog.class).due(10)).isEmpty();
		this.email.broken = false;
		this.desk.advance(Duration.ofSeconds(2));
		assertThat(this.desk.get(NoticeLog.class).due(10)).containsExactly(key);
		new NoticeRetries(this.desk.get(NoticeLog.class), this.desk.notices()).deliverDue();
		Awaitility.await().until(() -> this.desk.state(key).equals("ACCEPTED"));
		assertThat(this.email.taken).hasSize(1);
	}

	@Test
	void aNoticeWhoseDelivererDiedIsTakenUpAgain() {
		String key = ask("consent:30");
		this.desk.notices().owe(key, NoticePurpose.CONSENT_REQUEST, NoticeMethod.EMAIL);
		assertThat(this.desk.get(NoticeLog.class).claim(key)).isPresent();
		this.desk.advance(Duration.ofSeconds(30));
		assertThat(this.desk.get(NoticeLog.class).due(10)).isEmpty();
		this.desk.advance(Duration.ofSeconds(5));
		assertThat(this.desk.get(NoticeLog.class).due(10)).containsExactly(key);
		new NoticeRetries(this.desk.get(NoticeLog.class), this.desk.notices()).deliverDue();
		Awaitility.await().until(() -> this.desk.state(key).equals("ACCEPTED"));
		assertThat(this.desk.get(NoticeLog.class).due(10)).isEmpty();
		// perhaps the second of its kind: it says so
		assertThat(this.email.taken).singleElement().matches(RenderedNotice::again);
	}

	@Test
	void aNoticeThatWasWrittenDownAndNotBegunIsSent() {
		String key = ask("consent:31");
		this.desk.notices().owe(key, NoticePurpose.CONSENT_REQUEST, NoticeMethod.EMAIL);
		this.desk.advance(Duration.ofSeconds(5));
		assertThat(this.desk.get(NoticeLog.class).due(10)).containsExactly(key);
	}

	@Test
	void aNoticeThatSomebodyWaitsForIsTheirsToSend() {
		String key = ask("consent:32");
		this.desk.get(NoticeLog.class).register(key, NoticePurpose.CONSENT_REQUEST, NoticeMethod.EMAIL);
		this.desk.get(NoticeLog.class).claim(key);
		this.desk.advance(Duration.ofMinutes(1));
		assertThat(this.desk.get(NoticeLog.class).due(10)).isEmpty();
	}

	@Test
	void aNoticeThatIsSentAgainAndWhoseDelivererDiedIsTakenUpAgain() {
		String key = ask("consent:33");
		this.desk.send(key, NoticeMethod.EMAIL);
		this.desk.get(DeliveryReports.class).reportPassing("later", key, Delivery.bounced("The mailbox is full."));
		this.desk.advance(Duration.ofSeconds(2));
		assertThat(this.desk.get(NoticeLog.class).claim(key)).isPresent();
		this.desk.advance(Duration.ofSeconds(35));
		assertThat(this.desk.get(NoticeLog.class).due(10)).containsExactly(key);
	}

	@Test
	void aNoticeThatNobodyNeedsAnyMoreIsNotSent() {
		assertThat(this.desk.send("consent:5", NoticeMethod.EMAIL).state()).isEqualTo(DeliveryState.EXPIRED);
		String key = ask("consent:6");
		this.desk.advance(NoticeDesk.WINDOW.minusSeconds(5));
		assertThat(this.desk.send(key, NoticeMethod.EMAIL).reason()).isEqualTo("The notice could not be sent in time.");
		assertThat(this.email.taken).isEmpty();
	}

	@Test
	void aWayThatIsNotSetUpRefuses() {
		String key = this.desk.ask("consent:7", NoticeMethod.TEXT, "+12025550123");
		assertThat(this.desk.send(key, NoticeMethod.TEXT).reason()).isEqualTo("This way of notice is not set up.");
	}

	@Test
	void aFurtherChannelIsOneClass() {
		String key = this.desk.ask("consent:8", NoticeMethod.POSTAL, null);
		assertThat(this.desk.send(key, NoticeMethod.POSTAL).state()).isEqualTo(DeliveryState.ACCEPTED);
	}

	@Test
	void theInboxHasTheNoticeAtOnceAndItsLinkWhileItCounts() {
		String key = this.desk.ask("consent:9", NoticeMethod.PORTAL, null);
		assertThat(this.desk.send(key, NoticeMethod.PORTAL).state()).isEqualTo(DeliveryState.DELIVERED);
		PortalInbox inbox = this.desk.get(PortalInbox.class);
		assertThat(inbox.unread(NoticeDesk.CLIENT)).isEqualTo(1);
		InboxNotice notice = inbox.of(NoticeDesk.CLIENT, 10).getFirst();
		assertThat(notice.link()).isEqualTo(NoticeDesk.Questions.link(key));
		assertThat(notice.subject()).startsWith("Your answer is needed");
		assertThat(notice.paragraphs())
			.contains("The matching code is 4821. The agent can read you the same code. " + "If it differs, decline.")
			.noneMatch((paragraph) -> paragraph.contains("https:") || paragraph.isBlank());
		assertThat(this.desk.jdbc().sql("select body from inbox_notice").query(String.class).single())
			.doesNotContain("https:");
		assertThat(inbox.read(NoticeDesk.CLIENT, notice.id())).isTrue();
		assertThat(inbox.read(NoticeDesk.CLIENT, notice.id())).isFalse();
		assertThat(inbox.unread(NoticeDesk.CLIENT)).isZero();
		this.desk.get(NoticeDesk.Questions.class).forget(key);
		assertThat(inbox.find(NoticeDesk.CLIENT, notice.id()).orElseThrow().link()).isNull();
		assertThat(inbox.find(UUID.randomUUID(), notice.id())).isEmpty();
	}

	@Test
	void aSlowChannelDoesNotStopAnother() throws Exception {
		Map<String, String> impatient = Map.of("case-access.notification.guard.time-limit", "PT2S",
				"case-access.notification.guard.patience", "PT0.05S", "case-access.notification.guard.open-for",
				"PT10M");
		try (NoticeDesk busy = new NoticeDesk(impatient, Email.class);
				ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
			Email provider = busy.get(Email.class);
			provider.slow = true;
			List<Future<Boolean>> slow = IntStream.range(0, 40)
				.mapToObj((number) -> workers.submit(() -> isDelayed(busy, "consent:slow" + number)))
				.toList();
			for (int number = 0; number < 20; number++) {
				String key = busy.ask("consent:quick" + number, NoticeMethod.PORTAL, null);
				assertThat(busy.send(key, NoticeMethod.PORTAL).delivered()).isTrue();
			}
			for (Future<Boolean> delayed : slow) {
				assertThat(delayed.get(10, TimeUnit.SECONDS)).isTrue();
			}
			assertThat(provider.most.get()).as("calls at once").isBetween(1, 6);
			assertThat(busy.get(ChannelGuards.class).isLeftAlone(NoticeMethod.EMAIL)).isTrue();
			int calls = provider.calls.get();
			assertThat(isDelayed(busy, "consent:left-alone")).isTrue();
			assertThat(provider.calls.get()).as("a channel that is left alone is not called").isEqualTo(calls);
		}
	}

	private static boolean isDelayed(NoticeDesk desk, String key) {
		try {
			desk.send(desk.ask(key, NoticeMethod.EMAIL, "somebody@mail.example"), NoticeMethod.EMAIL);
			return false;
		}
		catch (NoticeDelayedException ex) {
			return true;
		}
	}

	@Test
	void aThousandAtOnceAreAThousand() throws Exception {
		try (MailServer mail = new MailServer(); TwilioStandIn twilio = new TwilioStandIn()) {
			Map<String, Object> both = new HashMap<>(mail.settings());
			both.putAll(twilio.settings());
			// the machine is busy, not the providers
			both.put("case-access.notification.guard.patience", "PT30S");
			both.put("case-access.notification.guard.time-limit", "PT30S");
			try (NoticeDesk counter = new NoticeDesk(both);
					ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
				long start = System.nanoTime();
				List<Future<Delivery>> sent = IntStream.range(0, 1_000)
					.mapToObj((number) -> workers.submit(() -> sendOneOf(counter, number)))
					.toList();
				for (Future<Delivery> delivery : sent) {
					assertThat(delivery.get(60, TimeUnit.SECONDS).state()).isEqualTo(DeliveryState.ACCEPTED);
				}
				System.out.printf("1000 notices by email and text message in %d ms%n",
						TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
				assertThat(mail.received()).hasSize(100);
				assertThat(twilio.sent()).extracting((message) -> message.form().get("StatusCallback"))
					.hasSize(900)
					.doesNotHaveDuplicates();
				assertThat(counter.counted(NoticeMethod.EMAIL, "accepted")).isEqualTo(100);
				assertThat(counter.counted(NoticeMethod.TEXT, "accepted")).isEqualTo(900);
			}
		}
	}

	/** As an engine does: what is delayed is tried again. */
	private static Delivery sendOneOf(NoticeDesk desk, int number) {
		// a mail server's session costs far more than a call of an API
		NoticeMethod method = (number % 10 == 0) ? NoticeMethod.EMAIL : NoticeMethod.TEXT;
		String key = desk.ask("consent:" + number, method,
				(method == NoticeMethod.EMAIL) ? "somebody@mail.example" : "+12025550123");
		return Awaitility.await()
			.pollInSameThread()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.ignoreException(NoticeDelayedException.class)
			.atMost(Duration.ofMinutes(1))
			.until(() -> desk.send(key, method), Objects::nonNull);
	}

	/** A provider that tests break. */
	static class Email implements NoticeChannel {

		private final List<RenderedNotice> taken = new CopyOnWriteArrayList<>();

		private final CountDownLatch goOn = new CountDownLatch(1);

		private final AtomicInteger calls = new AtomicInteger();

		private final AtomicInteger now = new AtomicInteger();

		private final AtomicInteger most = new AtomicInteger();

		private volatile boolean broken;

		private volatile boolean slow;

		void startAfresh() {
			this.broken = false;
			this.taken.clear();
		}

		@Override
		public Set<NoticeMethod> methods() {
			return Set.of(NoticeMethod.EMAIL);
		}

		@Override
		public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
			this.calls.incrementAndGet();
			if (this.broken) {
				throw new IllegalStateException("the provider of somebody@mail.example is down");
			}
			this.most.accumulateAndGet(this.now.incrementAndGet(), Math::max);
			try {
				if (this.slow) {
					this.goOn.await();
				}
				this.taken.add(notice);
				return Delivery.accepted("sent");
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("given up", ex);
			}
			finally {
				this.now.decrementAndGet();
			}
		}

	}

	/** A way that nobody has thought of before. */
	static class Letters implements NoticeChannel {

		@Override
		public Set<NoticeMethod> methods() {
			return Set.of(NoticeMethod.POSTAL);
		}

		@Override
		public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
			return Delivery.accepted(null);
		}

	}

}
