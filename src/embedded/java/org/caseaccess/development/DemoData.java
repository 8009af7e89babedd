package org.caseaccess.development;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.caseaccess.development.DemoRegistry.DemoAgent;
import org.caseaccess.development.DemoRegistry.DemoApplication;
import org.caseaccess.development.DemoRegistry.DemoClient;
import org.caseaccess.registry.NameKeys;
import org.caseaccess.registry.SsnProtection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills an empty database with invented people, so that every outcome can be tried. Ids
 * are derived from usernames and case numbers: the same on every machine.
 */
@Component
@Profile("embedded")
class DemoData implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(DemoData.class);

	private final JdbcClient jdbc;

	private final NameKeys keys;

	private final SsnProtection protection;

	private final TransactionOperations transactions;

	private final ObjectMapper json;

	private final Clock clock;

	private final DemoPassword password;

	DemoData(JdbcClient jdbc, NameKeys keys, SsnProtection protection, TransactionOperations transactions,
			ObjectMapper json, Clock clock, DemoPassword password) {
		this.jdbc = jdbc;
		this.keys = keys;
		this.protection = protection;
		this.transactions = transactions;
		this.json = json;
		this.clock = clock;
		this.password = password;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.jdbc.sql("select count(*) from agency").query(Integer.class).single() == 0) {
			DemoRegistry registry = read("demo/registry.json", DemoRegistry.class);
			this.transactions.executeWithoutResult((status) -> insert(registry));
			log.info("seeded {} invented clients and {} agents", registry.clients().size(), registry.agents().size());
		}
		insertOnce("auditor", "AUDITOR");
		insertOnce("operator", "OPERATOR");
		insertBook();
	}

	/** Older databases of developers have none. */
	private void insertBook() {
		if (this.jdbc.sql("select count(*) from issuer").query(Integer.class).single() == 0) {
			DemoBook book = read("demo/book.json", DemoBook.class);
			this.transactions.executeWithoutResult((status) -> {
				book.clients().forEach((customer) -> insertClient(customer.client()));
				new DemoBookRows(this.jdbc, this.clock).insert(book);
			});
		}
	}

	/** Older databases of developers have none. */
	private void insertOnce(String username, String role) {
		if (this.jdbc.sql("select count(*) from account where role = :role")
			.param("role", role)
			.query(Integer.class)
			.single() == 0) {
			insertAccount(username, role);
		}
	}

	private <T> T read(String file, Class<T> type) {
		try (InputStream input = new ClassPathResource(file).getInputStream()) {
			return this.json.readValue(input, type);
		}
		catch (IOException ex) {
			throw new IllegalStateException(file + " cannot be read", ex);
		}
	}

	private void insert(DemoRegistry registry) {
		registry.agencies().forEach(this::insertAgency);
		registry.agents().forEach(this::insertAgent);
		registry.clients().forEach(this::insertClient);
	}

	private void insertAgency(String name) {
		this.jdbc.sql("insert into agency (id, name) values (:id, :name)")
			.param("id", id(name))
			.param("name", name)
			.update();
	}

	private void insertAgent(DemoAgent agent) {
		this.jdbc
			.sql("""
					insert into agent (id, username, npn, first_name, last_name, agency_id, licence_status, agreement_status)
					values (:id, :username, :npn, :firstName, :lastName, :agencyId, :licenceStatus, 'ACTIVE')
					""")
			.param("id", id(agent.username()))
			.param("username", agent.username())
			.param("npn", agent.npn())
			.param("firstName", agent.firstName())
			.param("lastName", agent.lastName())
			.param("agencyId", id(agent.agency()))
			.param("licenceStatus", agent.licenceStatus())
			.update();
		insertAccount(agent.username(), "AGENT");
	}

	private void insertAccount(String username, String role) {
		this.jdbc.sql("""
				insert into account (username, password_hash, role, enabled) values (:username, :hash, :role, true)
				""").param("username", username).param("hash", this.password.hash()).param("role", role).update();
	}

	private void insertClient(DemoClient client) {
		UUID clientId = id("client " + client.caseNumber());
		this.jdbc
			.sql("""
					insert into client (id, first_name, last_name, first_name_key, last_name_key, name_key_version, sex, date_of_birth,
					                    ssn_hash, ssn_last_four, preferred_method, preferred_language, email,
					                    mobile_number, portal_inbox)
					values (:id, :firstName, :lastName, :firstNameKey, :lastNameKey, :keyVersion, :sex, :dateOfBirth,
					        :ssnHash, :ssnLastFour, :method, :language, :email, :mobile, :portal)
					""")
			.param("id", clientId)
			.param("firstName", client.firstName())
			.param("lastName", client.lastName())
			.param("firstNameKey", this.keys.stored(client.firstName()))
			.param("lastNameKey", this.keys.stored(client.lastName()))
			.param("keyVersion", this.keys.version())
			.param("sex", client.sex())
			.param("dateOfBirth", client.dateOfBirth())
			.param("ssnHash", this.protection.hash(client.ssn()))
			.param("ssnLastFour", this.protection.encryptLastFour(client.ssn()))
			.param("method", client.method())
			.param("language", client.language())
			.param("email", client.email())
			.param("mobile", client.mobile())
			.param("portal", client.portal())
			.update();
		UUID caseId = id(client.caseNumber());
		this.jdbc.sql("insert into client_case (id, case_number, client_id) values (:id, :number, :clientId)")
			.param("id", caseId)
			.param("number", client.caseNumber())
			.param("clientId", clientId)
			.update();
		client.applications().forEach((application) -> insertApplication(caseId, application));
		client.associatedWith().forEach((username) -> insertAssociation(id(username), clientId));
	}

	private void insertApplication(UUID caseId, DemoApplication application) {
		this.jdbc.sql("""
				insert into application (id, application_number, case_id, status, plan_name, submitted_on)
				values (:id, :number, :caseId, :status, :plan, :submittedOn)
				""")
			.param("id", id(application.number()))
			.param("number", application.number())
			.param("caseId", caseId)
			.param("status", application.status())
			.param("plan", application.plan())
			.param("submittedOn", application.submittedOn())
			.update();
	}

	private void insertAssociation(UUID agentId, UUID clientId) {
		this.jdbc.sql("""
				insert into association (id, agent_id, client_id, started_at, active_pair)
				values (:id, :agentId, :clientId, :startedAt, :pair)
				""")
			.param("id", UUID.randomUUID())
			.param("agentId", agentId)
			.param("clientId", clientId)
			.param("startedAt", Instant.now(this.clock).atOffset(ZoneOffset.UTC))
			.param("pair", agentId + ":" + clientId)
			.update();
	}

	/** The same on every machine. */
	static UUID id(String name) {
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

}
