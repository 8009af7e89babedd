package org.caseaccess.embedded.readmodel;

import java.util.List;

/**
 * An incident.
 */
final class IncidentRow {

	static final String ACTIVE = "ACTIVE";

	static final String RESOLVED = "RESOLVED";

	final long key;

	final String errorType;

	final String errorMessage;

	final String elementId;

	final long elementInstanceKey;

	final long processInstanceKey;

	final ProcessDefinitionRow definition;

	final long jobKey;

	final long creationTime;

	String state = ACTIVE;

	IncidentRow(long key, String errorType, String errorMessage, String elementId, long elementInstanceKey,
			long processInstanceKey, ProcessDefinitionRow definition, long jobKey, long creationTime) {
		this.key = key;
		this.errorType = errorType;
		this.errorMessage = errorMessage;
		this.elementId = elementId;
		this.elementInstanceKey = elementInstanceKey;
		this.processInstanceKey = processInstanceKey;
		this.definition = definition;
		this.jobKey = jobKey;
		this.creationTime = creationTime;
	}

	static TableSchema<IncidentRow> schema() {
		return new TableSchema<IncidentRow>("incident", "incidentKey", (row) -> row.key)
			.column("incidentKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("errorType", ColumnType.TEXT, (row) -> row.errorType, TableSchema.ALL)
			.column("errorMessage", ColumnType.TEXT, (row) -> row.errorMessage, TableSchema.ALL)
			.choice("state", List.of(ACTIVE, "MIGRATED", RESOLVED, "PENDING"), (row) -> row.state, TableSchema.INDEXED)
			.column("elementId", ColumnType.TEXT, (row) -> row.elementId, TableSchema.ALL)
			.column("elementInstanceKey", ColumnType.KEY, (row) -> row.elementInstanceKey, TableSchema.INDEXED)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.processInstanceKey, TableSchema.INDEXED)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition.key, TableSchema.INDEXED)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition.processId, TableSchema.INDEXED)
			.column("jobKey", ColumnType.KEY, (row) -> Values.positive(row.jobKey), TableSchema.INDEXED)
			.column("creationTime", ColumnType.TIME, (row) -> row.creationTime, TableSchema.ALL)
			.tenant();
	}

}
