package org.caseaccess.consent;

import java.sql.Connection;
import java.sql.SQLException;

import org.h2.api.Trigger;

/**
 * Refuses to change or delete a row: H2's side of what {@code db/vendor/postgresql} says
 * in PL/pgSQL. H2 makes it by name, from {@code db/vendor/h2}, so its name is part of
 * every database.
 */
public final class InsertOnlyTrigger implements Trigger {

	private static final String RESTRICT_VIOLATION = "23001";

	private String table;

	@Override
	public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
		this.table = table;
	}

	@Override
	public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
		throw new SQLException(this.table + " is insert only", RESTRICT_VIOLATION);
	}

}
