package org.caseaccess.embedded.readmodel;

import org.caseaccess.embedded.readmodel.Column.Trait;

/**
 * A variable in its scope.
 */
final class VariableRow {

	final long key;

	final String name;

	final long scopeKey;

	final long processInstanceKey;

	String value;

	VariableRow(long key, String name, long scopeKey, long processInstanceKey, String value) {
		this.key = key;
		this.name = name;
		this.scopeKey = scopeKey;
		this.processInstanceKey = processInstanceKey;
		this.value = value;
	}

	static TableSchema<VariableRow> schema() {
		return new TableSchema<VariableRow>("variable", "variableKey", (row) -> row.key)
			.column("variableKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("name", ColumnType.TEXT, (row) -> row.name, TableSchema.ALL)
			.column("value", ColumnType.TEXT, (row) -> row.value, TableSchema.ALL)
			.column("scopeKey", ColumnType.KEY, (row) -> row.scopeKey, TableSchema.INDEXED)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.processInstanceKey, TableSchema.INDEXED)
			// values are never cut
			.column("isTruncated", ColumnType.FLAG, (row) -> false, Trait.SHOWN, Trait.FILTER)
			.tenant();
	}

}
