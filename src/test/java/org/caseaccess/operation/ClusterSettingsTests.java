package org.caseaccess.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which settings the profile {@code cluster} refuses, as an operator sets them: by
 * environment variables through the real files.
 */
class ClusterSettingsTests {

	private static final String OWN = "9fJ2-mL0q.wX7-R4tY.hB6z-P1sD.aaaaa";

	private final Map<String, Object> variables = new HashMap<>(Map.ofEntries(
			Map.entry("DATABASE_URL", "jdbc:postgresql://database:5432/case_access"),
			Map.entry("DATABASE_USERNAME", "case_access"), Map.entry("DATABASE_PASSWORD", OWN),
			Map.entry("CAMUNDA_GRPC_ADDRESS", "http://camunda:26500"),
			Map.entry("CAMUNDA_REST_ADDRESS", "http://camunda:8080"), Map.entry("CAMUNDA_USERNAME", "case-access"),
			Map.entry("CAMUNDA_PASSWORD", OWN), Map.entry("OIDC_ISSUER_URI", "https://id.example.org/realms/exchange"),
			Map.entry("OIDC_CLIENT_ID", "case-access"), Map.entry("OIDC_CLIENT_SECRET", OWN),
			Map.entry("SSN_KEY_ID", "2026"), Map.entry("SSN_KEY_SECRET", OWN), Map.entry("NOTICE_KEY_ID", "2026"),
			Map.entry("NOTICE_KEY_SECRET", OWN), Map.entry("MAIL_HOST", "mail.example.org"),
			Map.entry("LETTERS_FOLDER", "target"), Map.entry("BASE_URL", "https://access.example.org"),
			Map.entry("HELP_PHONE", "1-800-555-0142")));

	@Test
	void safeSettingsAreTaken() throws IOException {
		assertThat(faults()).isEmpty();
	}

	@Test
	void everythingThatIsMissingIsNamedAtOnce() throws IOException {
		this.variables.clear();
		assertThat(faults()).hasSize(18)
			.allMatch((fault) -> fault.matches("[A-Z_]+ (is not set|must be an address like .*)"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DATABASE_URL        | jdbc:h2:mem:x                        | DATABASE_URL must name a PostgreSQL
			DATABASE_PASSWORD   | short-one                            | DATABASE_PASSWORD is too short: at least 12
			DATABASE_PASSWORD   | postgres-postgres                    | DATABASE_PASSWORD is a default or an example
			CAMUNDA_PASSWORD    | demo                                 | CAMUNDA_PASSWORD is too short
			CAMUNDA_AUTH_METHOD | none                                 | CAMUNDA_AUTH_METHOD may be none only for
			CAMUNDA_AUTH_METHOD | magic                                | CAMUNDA_AUTH_METHOD must be basic, oidc or none
			CAMUNDA_AUTH_METHOD | oidc                                 | CAMUNDA_CLIENT_ID is not set
			SSN_KEY_SECRET      | development-only-development-only-01 | SSN_KEY_SECRET is a default or an example
			SSN_KEY_SECRET      | 0123456789012345678901234567890      | SSN_KEY_SECRET is too short: at least 32
			SSN_KEY_SECRET      | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbb  | SSN_KEY_SECRET is a default or an example
			NOTICE_KEY_SECRET   | changeme-changeme-changeme-changeme  | NOTICE_KEY_SECRET is a default or an example
			OIDC_ISSUER_URI     | http://id.example.org                | OIDC_ISSUER_URI must begin with https
			OIDC_ISSUER_URI     | http://10.0.0.7                      | OIDC_ISSUER_URI must begin with https
			OIDC_CLIENT_SECRET  | secret-secret-secret                 | OIDC_CLIENT_SECRET is a default or an example
			BASE_URL            | http://access.example.org            | BASE_URL must begin with https
			MANAGEMENT_PORT     | 8080                                 | MANAGEMENT_PORT must differ from SERVER_PORT
			SESSION_COOKIE_SECURE | false                              | SESSION_COOKIE_SECURE may be false only
			TWILIO_ACCOUNT_SID  | AC123                                | TWILIO_FROM is not set
			LETTERS_FOLDER      | pom.xml                              | LETTERS_FOLDER must be a folder
			""")
	void unsafeSettingsAreRefused(String variable, String value, String fault) throws IOException {
		this.variables.put(variable, value);
		assertThat(faults()).anyMatch((found) -> found.startsWith(fault))
			.noneMatch((found) -> found.contains(value) && variable.matches(".*(SECRET|PASSWORD)"));
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:8180/realms/x", "http://127.0.0.1:9000", "http://[::1]:9000",
			"http://keycloak.localhost:8180" })
	void onThisMachineAProviderMayDoWithoutEncryption(String issuer) throws IOException {
		this.variables.put("OIDC_ISSUER_URI", issuer);
		assertThat(faults()).isEmpty();
	}

	@Test
	void aSecondKeyIsLookedAtToo() throws IOException {
		this.variables.put("case-access.registry.ssn-keys[0].id", "2027");
		this.variables.put("case-access.registry.ssn-keys[0].secret", OWN);
		this.variables.put("case-access.registry.ssn-keys[1].id", "2026");
		this.variables.put("case-access.registry.ssn-keys[1].secret", "short");
		assertThat(faults()).singleElement().asString().startsWith("SSN_KEY_SECRET (key 2) is too short");
	}

	/** What can be set is in .env.example, and what is there can be set. */
	@Test
	void theExampleListsEverySetting() throws IOException {
		Set<String> offered = names("^#?([A-Z][A-Z0-9_]+)=", Path.of(".env.example"));
		Set<String> read = names("\\$\\{([A-Z][A-Z0-9_]+):",
				Path.of("src", "main", "resources", "application-cluster.yaml"));
		Set<String> ofCompose = names("\\$\\{([A-Z][A-Z0-9_]+)}", Path.of("docs", "operations", "camunda.yaml"));
		read.addAll(ofCompose);
		assertThat(offered).isEqualTo(read);
	}

	@Test
	void theExampleHoldsNoSecretThatStarts() throws IOException {
		for (String line : Files.readAllLines(Path.of(".env.example"))) {
			if (line.matches("#?[A-Z_]*(SECRET|PASSWORD|TOKEN)=.*")) {
				assertThat(line).endsWith("=");
			}
		}
	}

	private List<String> faults() throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("variables", this.variables));
		for (String file : List.of("application-cluster.yaml", "application.yaml")) {
			for (PropertySource<?> source : new YamlPropertySourceLoader().load(file, new ClassPathResource(file))) {
				environment.getPropertySources().addLast(source);
			}
		}
		return new ClusterSettings(environment).faults();
	}

	private static Set<String> names(String pattern, Path file) throws IOException {
		return Pattern.compile(pattern, Pattern.MULTILINE)
			.matcher(Files.readString(file))
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
