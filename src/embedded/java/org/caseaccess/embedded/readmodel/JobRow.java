package org.caseaccess.embedded.readmodel;

import java.util.Map;

import org.caseaccess.embedded.readmodel.Column.Trait;

/**
 * A job.
 */
final class JobRow {

	final long key;

	final String type;

	final String kind;

	final String listenerEventType;

	final long processInstanceKey;

	final long elementInstanceKey;

	final ProcessDefinitionRow definition;

	final String elementId;

	final Map<String, String> customHeaders;

	String state = "CREATED";

	String worker = "";

	int retries;

	long deadline;

	long endTime;

	String errorCode;

	String errorMessage;

	String deniedReason;

	Boolean denied;

	JobRow(long key, String type, String kind, String listenerEventType, long processInstanceKey,
			long elementInstanceKey, ProcessDefinitionRow definition, String elementId,
			Map<String, String> customHeaders) {
		this.key = key;
		this.type = type;
		this.kind = kind;
		this.listenerEventType = listenerEventType;
		this.processInstanceKey = processInstanceKey;
		this.elementInstanceKey = elementInstanceKey;
		this.definition = definition;
		this.elementId = elementId;
		this.customHeaders = customHeaders;
	}

	static TableSchema<JobRow> schema() {
		return new TableSchema<JobRow>("job", "jobKey", (row) -> row.key)
			.column("jobKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("type", ColumnType.TEXT, (row) -> row.type, TableSchema.INDEXED)
			.column("kind", ColumnType.TEXT, (row) -> row.kind, TableSchema.ALL)
			.column("listenerEventType", ColumnType.TEXT, (row) -> row.listenerEventType, TableSchema.ALL)
			.column("state", ColumnType.TEXT, (row) -> row.state, TableSchema.INDEXED)
			.column("worker", ColumnType.TEXT, (row) -> row.worker, TableSchema.ALL)
			.column("retries", ColumnType.NUMBER, (row) -> (long) row.retries, TableSchema.ALL)
			.column("deadline", ColumnType.TIME, (row) -> Values.positive(row.deadline), TableSchema.ALL)
			.column("endTime", ColumnType.TIME, (row) -> Values.positive(row.endTime), TableSchema.ALL)
			.column("errorCode", ColumnType.TEXT, (row) -> row.errorCode, TableSchema.ALL)
			.column("errorMessage", ColumnType.TEXT, (row) -> row.errorMessage, TableSchema.ALL)
			.column("hasFailedWithRetriesLeft", ColumnType.FLAG, (row) -> "FAILED".equals(row.state) && row.retries > 0,
					Trait.SHOWN, Trait.FILTER)
			.column("isDenied", ColumnType.FLAG, (row) -> row.denied, TableSchema.ALL)
			.column("deniedReason", ColumnType.TEXT, (row) -> row.deniedReason, TableSchema.ALL)
			.column("elementId", ColumnType.TEXT, (row) -> row.elementId, TableSchema.ALL)
			.column("elementInstanceKey", ColumnType.KEY, (row) -> row.elementInstanceKey, TableSchema.INDEXED)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.processInstanceKey, TableSchema.INDEXED)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition.key, TableSchema.INDEXED)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition.processId, TableSchema.INDEXED)
			.column("customHeaders", ColumnType.TEXT_MAP, (row) -> row.customHeaders, Trait.SHOWN)
			.tenant();
	}

}
