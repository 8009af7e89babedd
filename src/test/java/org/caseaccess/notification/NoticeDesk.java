package org.caseaccess.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.caseaccess.domain.MovableClock;
import org.caseaccess.limit.Limits;
import org.flywaydb.core.Flyway;

import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The notification module and nothing else, with its database, a clock that tests move,
 * and whatever channels and settings a test names.
 */
final class NoticeDesk implements AutoCloseable {

	static final String ACCOUNT = "AC00000000000000000000000000000000";

	static final String TOKEN = "a secret of the account at the provider";

	static final String CODE = "4821";

	static final UUID CLIENT = UUID.nameUUIDFromBytes("client".getBytes());

	/** How long clients have. */
	static final Duration WINDOW = Duration.ofSeconds(90);

	/** Classes that use it take turns. */
	static final String DATABASE_LOCK = "notices";

	private static final DataSource DATABASE = database();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	NoticeDesk(Map<String, ?> settings, Class<?>... more) {
		Map<String, Object> all = new HashMap<>(Map.of("case-access.notification.public-url", "https://access.example",
				"case-access.installation.phone", "1-800-555-0190", "case-access.installation.exchange-name",
				"Health Insurance Exchange", "case-access.installation.exchange-name-es", "Mercado de Seguros de Salud",
				"case-access.notification.keys[0].id", "k1", "case-access.notification.keys[0].secret",
				"the first secret of all the secrets",
				// a failure of one test is not to be the next one's
				"case-access.notification.guard.open-for", "PT0.001S"));
		// nor is a machine that is busy with other tests
		all.put("case-access.notification.guard.time-limit", "PT30S");
		all.putAll(settings);
		TestPropertyValues.of(all.entrySet().stream().map((entry) -> entry.getKey() + "=" + entry.getValue()))
			.applyTo(this.context);
		this.context.register(ConfigurationPropertiesAutoConfiguration.class, MailSenderAutoConfiguration.class,
				Surroundings.class, Limits.class, NoticeKeys.class, NoticeWordings.class, NoticeTexts.class,
				SentMessages.class, NoticeLog.class, TextOptOuts.class, ChannelGuards.class, Notices.class,
				DeliveryReports.class, IncomingTexts.class, PortalInbox.class, PortalInboxChannel.class,
				EmailChannel.class, TextChannel.class, TwilioSignature.class);
		this.context.register(Questions.class, FailedNotices.class, Answers.class);
		if (more.length > 0) {
			this.context.register(more);
		}
		this.context.refresh();
		startAfresh();
	}

	/** Forgets what earlier tests did. */
	void startAfresh() {
		get(Questions.class).asked.clear();
		get(Questions.class).agent("Maria Lopez");
		get(FailedNotices.class).failures.clear();
		get(Answers.class).taken.clear();
		get(Answers.class).codes.clear();
		code(CODE);
		get(MeterRegistry.class).clear();
		new Breakers(get(ChannelGuards.class)).close();
		for (String table : List.of("notice", "notice_message", "inbox_notice", "text_opt_out", "provider_event",
				"limit_count", "client")) {
			jdbc().sql("delete from " + table).update();
		}
		jdbc().sql("""
				insert into client (id, first_name, last_name, first_name_key, last_name_key, sex, date_of_birth,
				                    preferred_method, preferred_language, portal_inbox)
				values (:id, 'A', 'B', 'A', 'B', 'F', '1980-01-01', 'TEXT', 'en', true)
				""").param("id", CLIENT).update();
	}

	/** The matching code of what is asked from here on. */
	void code(String code) {
		get(Questions.class).code = code;
		get(Answers.class).code = code;
	}

	private static DataSource database() {
		// without Spring Boot's settings Logback says everything
		LoggingSystem logging = LoggingSystem.get(NoticeDesk.class.getClassLoader());
		String root = LoggingSystem.ROOT_LOGGER_NAME;
		if (logging.getLoggerConfiguration(root).getEffectiveLevel() == LogLevel.DEBUG) {
			logging.setLogLevel(root, LogLevel.WARN);
			logging.setLogLevel("org.caseaccess", LogLevel.INFO);
		}
		HikariDataSource database = new HikariDataSource();
		database.setJdbcUrl("jdbc:h2:mem:notices;MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
		Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/h2")
			.load()
			.migrate();
		return database;
	}

	<T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	JdbcClient jdbc() {
		return get(JdbcClient.class);
	}

	/** As the program itself does what nobody waits for. */
	void sendEventually(String key, NoticeMethod method) {
		notices().owe(key, NoticePurpose.CONSENT_REQUEST, method);
		notices().deliver(key);
	}

	Notices notices() {
		return get(Notices.class);
	}

	/** Asks somebody something; gives the notice's key. */
	String ask(String key, NoticeMethod method, String address) {
		return get(Questions.class).ask(key, method, address, "en");
	}

	Delivery send(String key, NoticeMethod method) {
		return notices().send(key, NoticePurpose.CONSENT_REQUEST, method);
	}

	String state(String key) {
		return jdbc().sql("select state from notice where notice_key = :key")
			.param("key", key)
			.query(String.class)
			.single();
	}

	double counted(NoticeMethod channel, String state) {
		return get(MeterRegistry.class).find("case_access.notices")
			.tags("channel", channel.name().toLowerCase(), "state", state)
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	void advance(Duration time) {
		get(MovableClock.class).advance(time);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** No stereotype, so that the scan of the application does not find it. */
	@EnableTransactionManagement
	static class Surroundings {

		@Bean
		MovableClock clock() {
			return new MovableClock();
		}

		@Bean(destroyMethod = "")
		DataSource dataSource() {
			return DATABASE;
		}

		@Bean
		JdbcClient jdbcClient(DataSource database) {
			return JdbcClient.create(database);
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource database) {
			return new DataSourceTransactionManager(database);
		}

		@Bean
		TransactionTemplate transactions(PlatformTransactionManager transactions) {
			return new TransactionTemplate(transactions);
		}

		@Bean
		MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

	}

	/** What is being asked, and of whom. */
	static class Questions implements NoticeSource {

		private final Map<String, Notice> asked = new ConcurrentHashMap<>();

		private final MovableClock clock;

		private String code = CODE;

		private String agent = "Maria Lopez";

		Questions(MovableClock clock) {
			this.clock = clock;
		}

		void agent(String name) {
			this.agent = name;
		}

		String ask(String key, NoticeMethod method, String address, String language) {
			Instant deadline = this.clock.instant().plus(WINDOW);
			this.asked.put(key,
					new Notice(CLIENT, address, language, "2026-12",
							Map.of("agent", this.agent, "agency", "Harbor Health Insurance Agency", "npn", "18452301",
									"code", this.code, "seconds", "90", "link", link(key)),
							deadline));
			return key;
		}

		/** As long as links are, and another one for each notice. */
		static String link(String key) {
			return "https://access.example/consent/%022d".formatted(key.hashCode() & 0xffffffffL);
		}

		void forget(String key) {
			this.asked.remove(key);
		}

		@Override
		public NoticePurpose purpose() {
			return NoticePurpose.CONSENT_REQUEST;
		}

		@Override
		public Optional<Notice> make(String key, NoticeMethod method) {
			return Optional.ofNullable(this.asked.get(key));
		}

	}

	/** Who is told that a notice failed. */
	static class FailedNotices {

		private final List<NoticeFailed> failures = new CopyOnWriteArrayList<>();

		@EventListener
		void on(NoticeFailed failed) {
			this.failures.add(failed);
		}

		List<NoticeFailed> all() {
			return this.failures;
		}

	}

	/** Who takes answers: each attempt is answered once. */
	static class Answers implements AnswersByText {

		private final List<String> taken = new CopyOnWriteArrayList<>();

		private final List<String> codes = new CopyOnWriteArrayList<>();

		private String code = CODE;

		@Override
		public List<String> asked(List<String> noticeKeys) {
			return !this.taken.isEmpty() || noticeKeys.isEmpty() ? List.of()
					: this.codes.isEmpty() ? List.of(this.code) : this.codes;
		}

		/** Of several questions at once. */
		void codes(String... several) {
			this.codes.addAll(List.of(several));
		}

		@Override
		public Result answer(List<String> noticeKeys, boolean accept, String code) {
			if (noticeKeys.size() != 1 || !this.code.equals(code) || !this.taken.isEmpty()) {
				return Result.NOT_ASKED;
			}
			this.taken.add(noticeKeys.getFirst() + (accept ? " yes" : " no"));
			return accept ? Result.ACCEPTED : Result.DECLINED;
		}

		List<String> taken() {
			return this.taken;
		}

	}

}
