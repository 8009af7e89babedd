package org.caseaccess.operation;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The settings of the profile {@code cluster}, looked through for what must not go into
 * production. Names each fault by the environment variable that an operator sets; a
 * secret is never repeated.
 */
class ClusterSettings {

	private static final int PASSWORD_LENGTH = 12;

	private static final int CLIENT_SECRET_LENGTH = 16;

	private static final int KEY_LENGTH = 32;

	private static final int DIFFERENT_CHARACTERS = 6;

	private static final String ISSUER = "spring.security.oauth2.client.provider.case-access.issuer-uri";

	private static final String CLIENT = "spring.security.oauth2.client.registration.case-access.";

	private static final String CAMUNDA = "camunda.client.auth.";

	private static final String SSN_KEYS = "case-access.registry.ssn-keys[%d].%s";

	private static final String NOTICE_KEYS = "case-access.notification.keys[%d].%s";

	/** What is in examples, manuals and other people's repositories. */
	private static final Set<String> KNOWN_WORDS = Set.of("admin", "camunda", "case-access", "caseaccess",
			"case_access", "changeme", "change-me", "change_me", "default", "demo", "development-only", "example",
			"password", "postgres", "secret");

	private final Environment environment;

	private final List<String> faults = new ArrayList<>();

	ClusterSettings(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Looks through everything.
	 * @return what is wrong, each in a few words; empty when nothing is
	 */
	List<String> faults() {
		checkDatabase();
		checkCamunda();
		checkSignIn();
		checkKeys(SSN_KEYS, "SSN_KEY");
		checkKeys(NOTICE_KEYS, "NOTICE_KEY");
		checkNotices();
		checkAddresses();
		return List.copyOf(this.faults);
	}

	private void checkDatabase() {
		String url = value("spring.datasource.url");
		if (!StringUtils.hasText(url)) {
			this.faults.add("DATABASE_URL is not set");
		}
		else if (!url.startsWith("jdbc:postgresql:")) {
			this.faults.add("DATABASE_URL must name a PostgreSQL (jdbc:postgresql://...); other databases are for"
					+ " development");
		}
		required("spring.datasource.username", "DATABASE_USERNAME");
		secret("spring.datasource.password", "DATABASE_PASSWORD", PASSWORD_LENGTH);
	}

	private void checkCamunda() {
		address("camunda.client.grpc-address", "CAMUNDA_GRPC_ADDRESS");
		address("camunda.client.rest-address", "CAMUNDA_REST_ADDRESS");
		String method = Objects.toString(value(CAMUNDA + "method"), "").toLowerCase(Locale.ROOT);
		switch (method) {
			case "basic" -> {
				required(CAMUNDA + "username", "CAMUNDA_USERNAME");
				secret(CAMUNDA + "password", "CAMUNDA_PASSWORD", PASSWORD_LENGTH);
			}
			case "oidc" -> {
				required(CAMUNDA + "client-id", "CAMUNDA_CLIENT_ID");
				secret(CAMUNDA + "client-secret", "CAMUNDA_CLIENT_SECRET", CLIENT_SECRET_LENGTH);
				encrypted(CAMUNDA + "token-url", "CAMUNDA_TOKEN_URL");
			}
			case "none" -> {
				if (!isLoopback("camunda.client.grpc-address") || !isLoopback("camunda.client.rest-address")) {
					this.faults.add("CAMUNDA_AUTH_METHOD may be none only for a Camunda on this machine");
				}
			}
			default -> this.faults.add("CAMUNDA_AUTH_METHOD must be basic, oidc or none");
		}
	}

	private void checkSignIn() {
		encrypted(ISSUER, "OIDC_ISSUER_URI");
		required(CLIENT + "client-id", "OIDC_CLIENT_ID");
		secret(CLIENT + "client-secret", "OIDC_CLIENT_SECRET", CLIENT_SECRET_LENGTH);
	}

	private void checkKeys(String property, String variable) {
		for (int index = 0; index == 0 || value(property.formatted(index, "secret")) != null; index++) {
			String suffix = (index == 0) ? "" : " (key " + (index + 1) + ")";
			required(property.formatted(index, "id"), variable + "_ID" + suffix);
			secret(property.formatted(index, "secret"), variable + "_SECRET" + suffix, KEY_LENGTH);
		}
	}

	private void checkNotices() {
		required("spring.mail.host", "MAIL_HOST");
		checkLetters();
		String account = value("case-access.notification.text.account-sid");
		if (!StringUtils.hasText(account)) {
			this.faults.add("TWILIO_ACCOUNT_SID is empty: set it, or to false for no text messages");
		}
		else if (!"false".equals(account)) {
			required("case-access.notification.text.from", "TWILIO_FROM");
			secret("case-access.notification.text.auth-token", "TWILIO_AUTH_TOKEN", KEY_LENGTH);
		}
	}

	/**
	 * Of every new access its client is told (R10), also who has no electronic method.
	 */
	private void checkLetters() {
		String folder = value("case-access.notification.letters");
		if (!StringUtils.hasText(folder)) {
			this.faults.add("LETTERS_FOLDER is not set");
		}
		else if (!Files.isDirectory(Path.of(folder)) || !Files.isWritable(Path.of(folder))) {
			this.faults.add("LETTERS_FOLDER must be a folder that this program may write to");
		}
	}

	private void checkAddresses() {
		encrypted("case-access.consent.base-url", "BASE_URL");
		required("case-access.installation.phone", "HELP_PHONE");
		if (Objects.equals(value("server.port"), value("management.server.port"))) {
			this.faults.add("MANAGEMENT_PORT must differ from SERVER_PORT: figures are not for everybody");
		}
		boolean secure = "true".equals(value("server.servlet.session.cookie.secure"));
		if (!secure && !isLoopback("case-access.consent.base-url")) {
			this.faults.add("SESSION_COOKIE_SECURE may be false only on a developer's machine");
		}
	}

	private void required(String property, String variable) {
		if (!StringUtils.hasText(value(property))) {
			this.faults.add(variable + " is not set");
		}
	}

	private void secret(String property, String variable, int least) {
		String secret = value(property);
		if (!StringUtils.hasText(secret)) {
			this.faults.add(variable + " is not set");
		}
		else if (secret.length() < least) {
			this.faults.add(variable + " is too short: at least " + least + " characters");
		}
		else if (isKnown(secret)) {
			this.faults.add(variable + " is a default or an example: make one of your own");
		}
	}

	/** Made of a well-known word, or of hardly any different characters. */
	private static boolean isKnown(String secret) {
		String rest = secret.toLowerCase(Locale.ROOT);
		boolean beginsKnown = KNOWN_WORDS.stream().anyMatch(rest::startsWith);
		return beginsKnown || secret.chars().distinct().count() < DIFFERENT_CHARACTERS;
	}

	private void address(String property, String variable) {
		if (uri(property) == null) {
			this.faults.add(variable + " must be an address like http://camunda:26500");
		}
	}

	/** What travels there must not be read on the way. */
	private void encrypted(String property, String variable) {
		URI address = uri(property);
		if (address == null) {
			this.faults.add(variable + " must be an address like https://host");
		}
		else if (!"https".equals(address.getScheme()) && !isLoopback(address)) {
			this.faults.add(variable + " must begin with https:// (http only on this machine)");
		}
	}

	private boolean isLoopback(String property) {
		URI address = uri(property);
		return address != null && isLoopback(address);
	}

	private static boolean isLoopback(URI address) {
		String host = address.getHost();
		if ("localhost".equals(host) || host.endsWith(".localhost")) {
			return true;
		}
		// a name would have to be looked up, and may mean another machine tomorrow
		if (!host.matches("[0-9.]+|\\[.*]")) {
			return false;
		}
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private URI uri(String property) {
		try {
			URI address = URI.create(Objects.toString(value(property), "").strip());
			return (address.getScheme() != null && address.getHost() != null) ? address : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private String value(String property) {
		return this.environment.getProperty(property);
	}

}
