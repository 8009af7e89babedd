package org.caseaccess.operation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.core.ResolvableType;

/**
 * What one setting may be that no record holds: those that stand in a placeholder (the
 * pace of what is repeated, what is on or off), and those of the platform that this
 * program relies on.
 *
 * @param name the full name
 * @param type what it holds
 * @param allowed which values make sense
 * @param demand what it must be, in words
 * @param example a right value
 */
record SettingRule(String name, Class<?> type, Predicate<Object> allowed, String demand, String example) {

	private static final int MOST_PORTS = 65_535;

	private static final String SHORT = "PT0.01S";

	/**
	 * All of them. A new placeholder needs a rule here: a test looks through the code.
	 */
	static final List<SettingRule> ALL = List.of(time("case-access.consent.leave-check", SHORT, "PT1M", "PT0.5S"),
			time("case-access.consent.leave-check-delay", "PT0S", "PT5M", "PT15S"),
			new SettingRule("case-access.consent.help-phone", String.class,
					(phone) -> phone.toString().matches("[+(]?[0-9][0-9A-Za-z ().+/-]{2,30}"),
					"must be a phone number as people write it", "1-800-555-0190"),
			time("case-access.web.account-check", SHORT, "PT1H", "PT2S"),
			time("case-access.process.redelivery", SHORT, "PT1H", "PT5S"),
			time("case-access.process.check.every", SHORT, "PT1H", "PT20S"),
			time("case-access.consent.overdue-check", SHORT, "PT1H", "PT5S"),
			time("case-access.consent.owed-check", SHORT, "PT1H", "PT5S"),
			time("case-access.notification.retry-check", SHORT, "PT1H", "PT1S"),
			count("case-access.audit.most-certificates", 1, 100_000, "1000"),
			flag("case-access.process.engine-in-memory"), flag("case-access.embedded.enabled"),
			new SettingRule("case-access.notification.letters", String.class, SettingRule::isLettersFolder,
					"must be a folder that is there and that this program may write to, or false for no letters",
					"/var/spool/case-access/letters"),
			count("server.port", 0, MOST_PORTS, "8080"), count("management.server.port", -1, MOST_PORTS, "8081"),
			time("server.servlet.session.timeout", "PT1M", "PT24H", "30m"),
			new SettingRule("spring.datasource.url", String.class,
					(url) -> url.toString().matches("jdbc:(h2|postgresql):.+"),
					"must be the JDBC URL of a PostgreSQL, or of an H2 for development",
					"jdbc:postgresql://localhost:5432/case_access"),
			count("spring.datasource.hikari.maximum-pool-size", 2, 1_000, "20"),
			new SettingRule("spring.mail.host", String.class, (host) -> host.toString().matches("|[A-Za-z0-9._:-]+"),
					"must be the name or the address of a mail server, without a port", "mail.example.org"),
			count("spring.mail.port", 1, MOST_PORTS, "587"),
			time("spring.lifecycle.timeout-per-shutdown-phase", SHORT, "PT10M", "30s"),
			time("camunda.client.request-timeout", SHORT, "PT10M", "PT10S"),
			time("camunda.client.worker.defaults.timeout", "PT1S", "PT1H", "PT30S"),
			count("camunda.client.execution-threads", 1, 1_000, "16"));

	private static SettingRule time(String name, String least, String most, String example) {
		Duration shortest = Duration.parse(least);
		Duration longest = Duration.parse(most);
		return new SettingRule(name, Duration.class,
				(value) -> shortest.compareTo((Duration) value) <= 0 && longest.compareTo((Duration) value) >= 0,
				"must be between " + least + " and " + most, example);
	}

	private static SettingRule count(String name, int least, int most, String example) {
		return new SettingRule(name, Integer.class, (value) -> least <= (Integer) value && (Integer) value <= most,
				"must be between " + least + " and " + most, example);
	}

	private static SettingRule flag(String name) {
		return new SettingRule(name, Boolean.class, (any) -> true, "must be true or false", "true");
	}

	private static boolean isLettersFolder(Object value) {
		if ("false".equals(value)) {
			return true;
		}
		try {
			Path folder = Path.of(value.toString());
			return !value.toString().isBlank() && Files.isDirectory(folder) && Files.isWritable(folder);
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	Setting setting() {
		return new Setting(this.name, ResolvableType.forClass(this.type), this.example);
	}

}
