package org.caseaccess.embedded.readmodel;

/**
 * An instance of an element of a process.
 */
final class ElementInstanceRow {

	final long key;

	final long processInstanceKey;

	final long scopeKey;

	final ProcessDefinitionRow definition;

	final String elementId;

	final String type;

	final long startDate;

	long endDate;

	String state = ProcessInstanceRow.ACTIVE;

	long incidentKey;

	ElementInstanceRow(long key, long processInstanceKey, long scopeKey, ProcessDefinitionRow definition,
			String elementId, String type, long startDate) {
		this.key = key;
		this.processInstanceKey = processInstanceKey;
		this.scopeKey = scopeKey;
		this.definition = definition;
		this.elementId = elementId;
		this.type = type;
		this.startDate = startDate;
	}

	static TableSchema<ElementInstanceRow> schema() {
		return new TableSchema<ElementInstanceRow>("element instance", "elementInstanceKey", (row) -> row.key)
			.column("elementInstanceKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.processInstanceKey, TableSchema.INDEXED)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition.key, TableSchema.INDEXED)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition.processId, TableSchema.INDEXED)
			.column("elementId", ColumnType.TEXT, (row) -> row.elementId, TableSchema.INDEXED)
			.column("elementName", ColumnType.TEXT, (row) -> row.definition.labels.elementNameOrId(row.elementId),
					TableSchema.ALL)
			.column("type", ColumnType.TEXT, (row) -> row.type, TableSchema.ALL)
			.choice("state", ProcessInstanceRow.STATES, (row) -> row.state, TableSchema.INDEXED)
			.column("hasIncident", ColumnType.FLAG, (row) -> row.incidentKey > 0, TableSchema.ALL)
			.column("incidentKey", ColumnType.KEY, (row) -> Values.positive(row.incidentKey), TableSchema.ALL)
			.column("startDate", ColumnType.TIME, (row) -> row.startDate, TableSchema.ALL)
			.column("endDate", ColumnType.TIME, (row) -> Values.positive(row.endDate), TableSchema.ALL)
			.column("elementInstanceScopeKey", ColumnType.KEY, (row) -> row.scopeKey, TableSchema.INDEXED_FILTER)
			.tenant();
	}

}
