package org.caseaccess.domain;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever owns the database can do what nobody else can: switch the triggers off. */
final class DatabaseOwner {

	private static final List<String> INSERT_ONLY = List.of("consent_record", "consent_text", "legal_hold",
			"audit_export");

	private final JdbcClient jdbc;

	private final boolean h2;

	DatabaseOwner(JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.h2 = this.jdbc.sql("select count(*) from information_schema.schemata where schema_name = 'pg_toast'")
			.query(Integer.class)
			.single() == 0;
	}

	/** Does something that the triggers forbid. */
	void tamper(Runnable change) {
		INSERT_ONLY.forEach(this::switchOff);
		try {
			change.run();
		}
		finally {
			INSERT_ONLY.forEach(this::switchOn);
		}
	}

	/** Empties the ledger as if nothing had ever been written. */
	void emptyLedger() {
		tamper(() -> {
			// a release refers to its hold
			execute("delete from legal_hold where action = 'RELEASED'");
			for (String table : List.of("consent_record", "consent_text", "legal_hold", "audit_export")) {
				execute("delete from " + table);
			}
			execute("update consent_ledger_head set sequence_number = 0, record_hash = repeat('0', 64)");
		});
	}

	private void switchOff(String table) {
		execute(this.h2 ? "drop trigger %s_insert_only".formatted(table)
				: "alter table %s disable trigger user".formatted(table));
	}

	private void switchOn(String table) {
		execute(this.h2 ? """
				create trigger %1$s_insert_only before update, delete on %1$s
				for each row call 'org.caseaccess.consent.InsertOnlyTrigger'
				""".formatted(table) : "alter table %s enable trigger user".formatted(table));
	}

	private void execute(String sql) {
		this.jdbc.sql(sql).update();
	}

}
