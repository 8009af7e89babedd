package org.caseaccess.development;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts of invented residents and of the records officer, once the invented people are
 * there.
 */
@Component
@Profile("embedded")
class DemoAccounts implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(DemoAccounts.class);

	/** Tamara Quinn's, which she never confirmed. */
	private static final String UNVERIFIED = "+12025550007";

	/**
	 * By text message; by email; in Spanish; in the portal; one whose email address
	 * refuses mail; one whom an agent has access to.
	 */
	private static final Map<String, String> RESIDENTS = Map.of("elena.garcia", "C-10001", "samuel.brooks", "C-10002",
			"rosa.martinez", "C-10003", "priya.natarajan", "C-10005", "tamara.quinn", "C-10007", "grace.lindqvist",
			"C-10014");

	private final JdbcClient jdbc;

	private final DemoPassword password;

	private volatile boolean running;

	DemoAccounts(JdbcClient jdbc, DemoPassword password) {
		this.jdbc = jdbc;
		this.password = password;
	}

	/** After the clients and agents are there, and before the first page. */
	@Override
	public void start() {
		insertMissing();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 0;
	}

	private void insertMissing() {
		if (this.jdbc.sql("select count(*) from account where role = 'RESIDENT'").query(Integer.class).single() > 0) {
			return;
		}
		String hash = this.password.hash();
		RESIDENTS.forEach((username, caseNumber) -> insertResident(username, caseNumber, hash));
		this.jdbc.sql("""
				insert into account (username, password_hash, role, enabled) values ('records', :hash, 'RECORDS', true)
				on conflict do nothing
				""").param("hash", hash).update();
		// also where a notice is refused here: it was once known to arrive
		this.jdbc.sql("update client set email_verified = true where email is not null").update();
		this.jdbc
			.sql("update client set mobile_verified = (mobile_number <> :unverified) where mobile_number is not null")
			.param("unverified", UNVERIFIED)
			.update();
		log.info("seeded accounts of {} residents and of the records officer", RESIDENTS.size());
	}

	private void insertResident(String username, String caseNumber, String hash) {
		this.jdbc.sql("""
				insert into account (username, password_hash, role, enabled, client_id)
				select :username, :hash, 'RESIDENT', true, client_id from client_case where case_number = :caseNumber
				""").param("username", username).param("hash", hash).param("caseNumber", caseNumber).update();
	}

}
