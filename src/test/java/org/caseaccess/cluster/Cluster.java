package org.caseaccess.cluster;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.awaitility.Awaitility;
import org.caseaccess.driver.InventedClient;
import org.caseaccess.embedded.RunningCamunda;
import org.caseaccess.registry.NameKey;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What nodes have in common: one PostgreSQL, one engine, one identity provider, one mail
 * server; all real, all on loopback.
 */
final class Cluster implements AutoCloseable {

	private static final Pattern LINK = Pattern.compile("(/consent/[A-Za-z0-9_-]{20,})");

	private final RunningCamunda engine = new RunningCamunda();

	private final Issuer issuer = Issuer.start();

	private final GuardedCamunda camunda = new GuardedCamunda(this.engine,
			(authorization) -> authorization.equals(basic()) || this.issuer.admits(authorization));

	private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	// a process that must end with this, also where no application context ever was
	private final EmbeddedPostgres database = EmbeddedPostgres.start();

	private final DataSource source;

	private final JdbcClient jdbc;

	private final Path logs = Files.createDirectories(Path.of("target", "cluster"));

	Cluster() throws Exception {
		this.mail.start();
		this.source = this.database.getPostgresDatabase();
		this.jdbc = JdbcClient.create(this.source);
		// a user of its own: PostgreSQL's own one has a password that the program refuses
		this.jdbc.sql("create role case_access superuser login password '" + secret("database") + "'").update();
	}

	/** A secret that is none, but looks like one. */
	static String secret(String name) {
		return "x7-Kq9.test-of-the-cluster." + name + ".0123456789";
	}

	/** Everything that .env.example asks for. */
	Map<String, String> settings() {
		Map<String, String> settings = new HashMap<>();
		settings.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + this.database.getPort() + "/postgres");
		settings.put("DATABASE_USERNAME", "case_access");
		settings.put("DATABASE_PASSWORD", secret("database"));
		settings.put("CAMUNDA_GRPC_ADDRESS", this.camunda.grpc().toString());
		settings.put("CAMUNDA_REST_ADDRESS", this.camunda.rest().toString());
		settings.put("CAMUNDA_USERNAME", "case-access");
		settings.put("CAMUNDA_PASSWORD", secret("camunda"));
		settings.put("OIDC_ISSUER_URI", this.issuer.uri().toString());
		settings.put("OIDC_CLIENT_ID", Issuer.CLIENT_ID);
		settings.put("OIDC_CLIENT_SECRET", Issuer.CLIENT_SECRET);
		settings.put("SSN_KEY_ID", "2026");
		settings.put("SSN_KEY_SECRET", secret("ssn"));
		settings.put("NOTICE_KEY_ID", "2026");
		settings.put("NOTICE_KEY_SECRET", secret("notices"));
		settings.put("MAIL_HOST", "127.0.0.1");
		settings.put("MAIL_PORT", Integer.toString(this.mail.getSmtp().getPort()));
		settings.put("MAIL_STARTTLS_REQUIRED", "false");
		// its print service never comes
		settings.put("LETTERS_FOLDER", this.logs.toAbsolutePath().toString());
		settings.put("SESSION_COOKIE_SECURE", "false");
		settings.put("BASE_URL", "http://127.0.0.1:8080");
		settings.put("HELP_PHONE", "1-800-555-0190");
		// a machine that builds is slow
		settings.put("CAMUNDA_CLIENT_REQUESTTIMEOUT", "PT60S");
		settings.put("JOB_TIMEOUT", "PT10S");
		// quicker than in production, so that the test is too
		settings.put("CASEACCESS_CONSENT_PAGELEASE", "PT4S");
		settings.put("CASEACCESS_CONSENT_LEAVECHECKDELAY", "PT0.5S");
		settings.put("CASEACCESS_CONSENT_NOTICESPERDAY", "1000");
		return settings;
	}

	/** The same for a Camunda whose users are the identity provider's. */
	Map<String, String> settingsWithOidc() {
		Map<String, String> settings = settings();
		settings.remove("CAMUNDA_USERNAME");
		settings.remove("CAMUNDA_PASSWORD");
		settings.put("CAMUNDA_AUTH_METHOD", "oidc");
		settings.put("CAMUNDA_CLIENT_ID", Issuer.WORKER_ID);
		settings.put("CAMUNDA_CLIENT_SECRET", Issuer.WORKER_SECRET);
		settings.put("CAMUNDA_TOKEN_URL", this.issuer.uri() + "/token");
		settings.put("CAMUNDA_AUDIENCE", Issuer.AUDIENCE);
		// as for the user of the image, who has none
		settings.put("JAVA_TOOL_OPTIONS", "-Duser.home=/proc/nowhere");
		return settings;
	}

	private static String basic() {
		return "Basic " + Base64.getEncoder()
			.encodeToString(("case-access:" + secret("camunda")).getBytes(StandardCharsets.UTF_8));
	}

	Node start(String name, Map<String, String> settings) throws Exception {
		int[] ports = freePorts();
		return Node.start(settings, ports[0], ports[1], log(name));
	}

	File log(String name) {
		return this.logs.resolve(name + ".log").toFile();
	}

	JdbcClient jdbc() {
		return this.jdbc;
	}

	/** Camunda as the nodes see it. */
	GuardedCamunda camunda() {
		return this.camunda;
	}

	/** Camunda as a test sees it. */
	RunningCamunda engine() {
		return this.engine;
	}

	Issuer issuer() {
		return this.issuer;
	}

	/** An agent in the registry, whose organisation knows their number. */
	void agent(String username, String npn) {
		this.jdbc.sql("insert into agency (id, name) values (:id, 'Harbor') on conflict do nothing")
			.param("id", new UUID(0, 1))
			.update();
		this.jdbc
			.sql("""
					insert into agent (id, username, npn, first_name, last_name, agency_id, licence_status, agreement_status)
					values (:id, :username, :npn, 'Ada', :username, :agency, 'ACTIVE', 'ACTIVE')
					""")
			.param("id", UUID.randomUUID())
			.param("username", username)
			.param("npn", npn)
			.param("agency", new UUID(0, 1))
			.update();
		this.issuer.knows(username, Map.of("groups", List.of("case-access-agents"), "npn", npn));
	}

	/** A client whom an email reaches. */
	InventedClient client(int number) {
		UUID id = UUID.randomUUID();
		String first = "Clara";
		String last = "Client-" + number;
		String email = "clara" + number + "@example.org";
		this.jdbc
			.sql("""
					insert into client (id, first_name, last_name, first_name_key, last_name_key, sex, date_of_birth,
					                    preferred_method, preferred_language, email, email_verified, portal_inbox)
					values (:id, :first, :last, :firstKey, :lastKey, 'F', date '1980-01-02', 'EMAIL', 'en', :email, true, false)
					""")
			.param("id", id)
			.param("first", first)
			.param("last", last)
			.param("firstKey", NameKey.of(first))
			.param("lastKey", NameKey.of(last))
			.param("email", email)
			.update();
		this.jdbc.sql("insert into client_case (id, case_number, client_id) values (:id, :number, :client)")
			.param("id", UUID.randomUUID())
			.param("number", "C-" + (90_000 + number))
			.param("client", id)
			.update();
		return new InventedClient(first, last, "F", "1980-01-02", null, "EMAIL", "en", email, null, false,
				"C-" + (90_000 + number), List.of());
	}

	/** The account of a client whom the identity provider signs in. */
	void resident(String account, InventedClient client) {
		this.jdbc.sql("""
				insert into account (username, password_hash, role, enabled, client_id)
				select :account, '-', 'RESIDENT', true, c.client_id from client_case c where c.case_number = :number
				""").param("account", account).param("number", client.caseNumber()).update();
	}

	/** Waits for the mail with a matching code; gives the path of its link. */
	String awaitLink(InventedClient client, String matchingCode) {
		return Awaitility.await("a mail")
			.atMost(Duration.ofSeconds(20))
			.until(() -> link(client, matchingCode), (link) -> link != null);
	}

	private String link(InventedClient client, String matchingCode) throws Exception {
		for (MimeMessage message : this.mail.getReceivedMessages()) {
			String text = GreenMailUtil.getBody(message).replace("=\r\n", "").replace("=3D", "=");
			Matcher link = LINK.matcher(text);
			if (message.getAllRecipients()[0].toString().equals(client.email()) && text.contains(matchingCode)
					&& link.find()) {
				return link.group(1);
			}
		}
		return null;
	}

	/** Mails that a server would show twice. */
	List<String> mailsWithTheSameId() throws MessagingException {
		Set<String> seen = new HashSet<>();
		List<String> twice = new ArrayList<>();
		for (MimeMessage message : this.mail.getReceivedMessages()) {
			if (!seen.add(message.getMessageID())) {
				twice.add(message.getMessageID());
			}
		}
		return twice;
	}

	/** A connection of the test's own, which can hold locks. */
	Connection connection() throws SQLException {
		return this.source.getConnection();
	}

	/** Whether somebody who writes an association waits for what a connection holds. */
	boolean associationWaitsFor(int backend) {
		return this.jdbc.sql("""
				select exists (select 1 from pg_stat_activity
				                where :backend = any (pg_blocking_pids(pid)) and query ilike 'insert into%association%')
				""").param("backend", backend).query(Boolean.class).single();
	}

	private static int[] freePorts() throws IOException {
		try (ServerSocket first = new ServerSocket(0); ServerSocket second = new ServerSocket(0)) {
			return new int[] { first.getLocalPort(), second.getLocalPort() };
		}
	}

	@Override
	public void close() throws IOException {
		this.mail.stop();
		this.issuer.close();
		this.camunda.close();
		this.engine.close();
		this.database.close();
	}

}
