package org.caseaccess.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every setting is checked at the start: there is a value for each that is refused, with
 * the setting's name, what is wrong and an example.
 */
class SettingsTests {

	/**
	 * Values that make no sense, by setting. A new setting needs a line here; several
	 * values are separated by {@code |}.
	 */
	private static final Map<String, String> NONSENSE = new TreeMap<>(Pattern.compile("\n")
		.splitAsStream(
				"""
						camunda.client.execution-threads = 0|-1|many
						camunda.client.request-timeout = PT0S|-PT1S
						camunda.client.worker.defaults.timeout = PT0S|P30D
						case-access.audit.most-certificates = 0|-3|many
						case-access.consent.base-url = example.org|/pages|ftp://example.org|https://a.example?x=1|https://me:pw@a.example
						case-access.consent.help-phone = |call us|<b>1</b>
						case-access.consent.leave-check = PT0S|-PT1S|PT2H|soon
						case-access.consent.leave-check-delay = -PT1S|PT1H
						case-access.consent.longest-answer-window = PT0S|PT2H
						case-access.consent.max-attempts = 0|-1|11|three
						case-access.consent.notices-per-day = 0|-1|2000000|six
						case-access.consent.overdue-check = PT0S|-PT1S|PT2H
						case-access.consent.owed-check = PT0S|-PT1S|PT2H
						case-access.consent.page-lease = PT0S|-PT1S|P1D
						case-access.consent.searches-per-hour = 0|-1|9999999999
						case-access.consent.shortest-answer-window = PT0S|-PT90S|PT2H
						case-access.development.delivery-delay = -PT1S|PT1H|x
						case-access.development.kept-methods = FAX|TEXT,FAX
						case-access.embedded.enabled = perhaps
						case-access.embedded.grpc-port = 70000|-1|port
						case-access.embedded.rest-port = 70000|-1
						case-access.installation.address = {phone}
						case-access.installation.exchange-name = {phone}
						case-access.installation.exchange-name-es = {phone}
						case-access.installation.hours = {phone}
						case-access.installation.hours-es = {phone}
						case-access.installation.phone = {phone}
						case-access.installation.website = not an address at all
						case-access.notification.email.from = not an address|a@b@c|a@example.org,b@example.org
						case-access.notification.email.reply-to = not an address|somebody
						case-access.notification.email.time-limit = PT0S|-PT8S|PT1H
						case-access.notification.guard.at-once = 0|-6|all
						case-access.notification.guard.open-for = PT0S|-PT1S|P2D
						case-access.notification.guard.patience = -PT1S|PT10M
						case-access.notification.guard.time-limit = PT0S|-PT1S|PT1H
						case-access.notification.keys[].id = |two words|../x
						case-access.notification.keys[].secret = tooshort
						case-access.notification.letters = |target/no-such-folder|pom.xml
						case-access.notification.public-url = example.org|https://a.example#x
						case-access.notification.retry-check = PT0S|-PT1S|P1D
						case-access.notification.text.account-sid = |AC123|0123456789
						case-access.notification.text.answers = maybe
						case-access.notification.text.base-url = api.twilio.com|https://
						case-access.notification.text.from = 12025550100000000000|me
						case-access.notification.text.time-limit = PT0S|-PT1S|PT1H
						case-access.notification.useful-for = -PT1S|PT2M
						case-access.process.check.at-once = 0|-1|1001
						case-access.process.check.every = PT0S|-PT1S|PT2H
						case-access.process.check.incident-patience = -PT1S|P8D
						case-access.process.check.missing-patience = -PT1S|PT2H
						case-access.process.check.youngest = -PT1S|PT2H
						case-access.process.engine-in-memory = 7
						case-access.process.redelivery = PT0S|-PT5S|P1D
						case-access.process.worker.first-backoff = -PT1S|PT0S|P1D
						case-access.process.worker.longest-backoff = -PT1S|PT0S|P30D
						case-access.process.worker.shutdown-patience = -PT1S|PT1H
						case-access.registry.ignore-accents = sometimes
						case-access.registry.ssn-keys[].id = |two words
						case-access.registry.ssn-keys[].secret = tooshort
						case-access.sign-in.failures-per-account = 0|-1|5000
						case-access.sign-in.failures-per-address = 0|-1
						case-access.sign-in.oidc.agent-claim = |  two  ends
						case-access.sign-in.oidc.agent-group =
						case-access.sign-in.oidc.agent-key = NUMBER
						case-access.sign-in.oidc.auditor-group =
						case-access.sign-in.oidc.groups-claim =
						case-access.sign-in.oidc.operator-group =
						case-access.sign-in.oidc.records-group =
						case-access.sign-in.oidc.resident-claim =
						case-access.sign-in.oidc.resident-group =
						case-access.sign-in.window = PT0S|-PT15M|P30D|15 minutes or so
						case-access.web.account-check = PT0S|-PT1S
						case-access.web.body = much
						case-access.web.body-patience = PT0S|-PT1S|P1D
						case-access.web.connections-per-address = 0|-1
						case-access.web.longest-session = PT0S|-PT1H|P30D
						case-access.web.sessions = 0|-1
						case-access.web.sessions-per-account = 0|-1
						management.server.port = 99999
						server.port = 99999|-2|http
						server.servlet.session.timeout = 0s|-1m|P30D
						spring.datasource.hikari.maximum-pool-size = 0|1|-5
						spring.datasource.url = jdbc:oracle:thin:@x|postgresql://localhost/x
						spring.lifecycle.timeout-per-shutdown-phase = PT0S|-PT1S
						spring.mail.host = https://mail.example.org|mail example
						spring.mail.port = 0|70000|smtp
						""")
		.map((line) -> line.strip().split(" ?= ?", 2))
		.collect(Collectors.toMap((line) -> line[0], (line) -> line[1])));

	/** What only has to be there, whatever it is. */
	private static final Set<String> FREE = Set.of("case-access.notification.text.auth-token", "case-access.web.hosts");

	private final Map<String, Object> given = new HashMap<>();

	@TestFactory
	Stream<DynamicTest> everySettingHasAValueThatIsRefusedWithItsNameAndAnExample() {
		return settings().filter((setting) -> !FREE.contains(setting.name()))
			.map((setting) -> DynamicTest.dynamicTest(setting.name(), () -> {
				assertThat(NONSENSE).as("add values that make no sense to the table above").containsKey(setting.name());
				assertThat(setting.example()).as("needs @DefaultValue or @Example").isNotNull();
				for (String value : NONSENSE.get(setting.name()).split("\\|", -1)) {
					this.given.clear();
					String name = setting.name().replace("[]", "[0]");
					this.given.put(name, value);
					this.given.putIfAbsent(name.replace(".id", ".secret"), "0123456789".repeat(4));
					this.given.putIfAbsent(name.replace(".secret", ".id"), "2026");
					assertThat(faults()).as(name + " = " + value)
						.anyMatch((fault) -> fault.startsWith(name + " is") && fault.contains("must be")
								&& fault.endsWith(", for example " + setting.example()))
						.allMatch((fault) -> !fault.contains("\n"));
				}
			}));
	}

	/** A placeholder is a setting too. */
	@Test
	void everyPlaceholderOfTheCodeIsKnownToTheCheck() throws IOException {
		Set<String> known = settings().map(Setting::name).collect(Collectors.toSet());
		Pattern placeholder = Pattern
			.compile("(?:\\$\\{|@ConditionalOnProperty\\((?:name = )?\")(case-access\\.[a-z.-]+|spring\\.mail\\.host)");
		Set<String> used = new TreeSet<>();
		for (Path root : List.of(Path.of("src/main/java"), Path.of("src/embedded/java"))) {
			try (Stream<Path> files = Files.walk(root)) {
				files.filter((file) -> file.toString().endsWith(".java")).forEach((file) -> {
					Matcher found = placeholder.matcher(read(file));
					while (found.find()) {
						used.add(found.group(1));
					}
				});
			}
		}
		assertThat(used).hasSizeGreaterThan(5).isSubsetOf(known);
	}

	/** Else the check would not find it. */
	@Test
	void everyClassWithSettingsIsCalledProperties() throws IOException {
		try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/main/java")),
				Files.walk(Path.of("src/embedded/java")))) {
			List<String> holders = files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> Pattern
					.compile("^@" + ConfigurationProperties.class.getSimpleName() + "\\(", Pattern.MULTILINE)
					.matcher(read(file))
					.find())
				.map((file) -> file.getFileName().toString())
				.toList();
			assertThat(holders).hasSize(SettingsCheck.classes().size())
				.allMatch((name) -> name.matches(".*(Properties|Facts)\\.java"));
		}
	}

	@Test
	void whatTheProgramComesWithIsRight() {
		assertThat(faults()).isEmpty();
	}

	@Test
	void allFaultsAreToldAtOnce() {
		this.given.putAll(Map.of("case-access.sign-in.window", "PT0S", "case-access.notification.email.from",
				"not an address", "spring.mail.port", "99999", "case-access.consent.searches-per-hours", "5"));
		assertThat(faults()).hasSize(4)
			.contains("case-access.sign-in.window is 'PT0S': must be between PT1S and PT24H, for example PT15M",
					"case-access.notification.email.from is 'not an address': must be one email address, plain or as"
							+ " Name <address>, for example no-reply@localhost",
					"spring.mail.port is '99999': must be between 1 and 65535, for example 587")
			.anySatisfy((fault) -> assertThat(fault)
				.startsWith("case-access.consent.searches-per-hours is no setting of Case Access; there are")
				.contains("case-access.consent.searches-per-hour"));
	}

	@Test
	void whatContradictsIsRefused() {
		this.given.putAll(Map.of("case-access.process.worker.first-backoff", "PT10M",
				"case-access.process.worker.longest-backoff", "PT1M", "case-access.sign-in.oidc.agent-group", "staff",
				"case-access.sign-in.oidc.auditor-group", "staff", "case-access.notification.text.account-sid",
				"AC00000000000000000000000000000000"));
		assertThat(faults()).containsExactlyInAnyOrder(
				"case-access.process.worker: first-backoff must not be longer than longest-backoff",
				"case-access.sign-in.oidc: the groups of agents, auditors, records officers, operators and residents must"
						+ " differ",
				"case-access.notification.text: auth-token and from are needed when account-sid is set");
	}

	@Test
	void aSecretIsNotRepeated() {
		this.given.put("case-access.registry.ssn-keys[0].id", "2026");
		this.given.put("case-access.registry.ssn-keys[0].secret", "hunter2-hunter2");
		this.given.put("case-access.consent.base-url", "https://me:hunter2-hunter2@a.example");
		assertThat(faults()).hasSizeGreaterThan(1).noneMatch((fault) -> fault.contains("hunter2"));
	}

	@Test
	void environmentVariablesAreReadAsTheyAreWritten() {
		Map<String, Object> variables = Map.of("CASEACCESS_REGISTRY_SSNKEYS_0_ID", "2026",
				"CASEACCESS_REGISTRY_SSNKEYS_0_SECRET", "0123456789".repeat(4), "CASEACCESS_CONSENT_PAGELEASE", "PT4S",
				"CASEACCESS_SERVICE_HOST", "10.0.0.1", "CASEACCESS_CONSENT_PAGELESE", "PT4S");
		StandardEnvironment environment = environment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("variables-systemEnvironment", variables));
		assertThat(new SettingsCheck(environment).faults()).singleElement()
			.asString()
			.startsWith("caseaccess.consent.pagelese is no setting of Case Access");
	}

	private static Stream<Setting> settings() {
		return Stream.concat(SettingsCheck.classes().stream().map(Setting::of).flatMap(List::stream),
				SettingRule.ALL.stream().map(SettingRule::setting));
	}

	private List<String> faults() {
		return new SettingsCheck(environment()).faults();
	}

	private StandardEnvironment environment() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("given", this.given));
		try {
			for (String file : List.of("application-embedded.yaml", "application.yaml")) {
				for (PropertySource<?> source : new YamlPropertySourceLoader().load(file,
						new ClassPathResource(file))) {
					environment.getPropertySources().addLast(source);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return environment;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
