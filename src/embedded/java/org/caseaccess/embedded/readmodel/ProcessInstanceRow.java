package org.caseaccess.embedded.readmodel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A process instance.
 */
final class ProcessInstanceRow {

	static final String ACTIVE = "ACTIVE";

	static final List<String> STATES = List.of(ACTIVE, "COMPLETED", "TERMINATED");

	final long key;

	final ProcessDefinitionRow definition;

	final long parentInstanceKey;

	final long parentElementKey;

	final long startDate;

	final List<String> tags;

	long endDate;

	String state = ACTIVE;

	/**
	 * The flows that were taken, each once, in order; their ids are the model's strings.
	 */
	final List<String> sequenceFlows = new ArrayList<>(4);

	int activeIncidents;

	ProcessInstanceRow(long key, ProcessDefinitionRow definition, long parentInstanceKey, long parentElementKey,
			long startDate, List<String> tags) {
		this.key = key;
		this.definition = definition;
		this.parentInstanceKey = parentInstanceKey;
		this.parentElementKey = parentElementKey;
		this.startDate = startDate;
		this.tags = tags;
	}

	static TableSchema<ProcessInstanceRow> schema() {
		return new TableSchema<ProcessInstanceRow>("process instance", "processInstanceKey", (row) -> row.key)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition.key, TableSchema.INDEXED)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition.processId, TableSchema.INDEXED)
			.column("processDefinitionName", ColumnType.TEXT, (row) -> row.definition.nameOrId(), TableSchema.ALL)
			.column("processDefinitionVersion", ColumnType.NUMBER, (row) -> (long) row.definition.version,
					TableSchema.ALL)
			.column("processDefinitionVersionTag", ColumnType.TEXT, (row) -> row.definition.versionTag, TableSchema.ALL)
			.choice("state", STATES, (row) -> row.state, TableSchema.INDEXED)
			.column("hasIncident", ColumnType.FLAG, (row) -> row.activeIncidents > 0, TableSchema.ALL)
			.column("startDate", ColumnType.TIME, (row) -> row.startDate, TableSchema.ALL)
			.column("endDate", ColumnType.TIME, (row) -> Values.positive(row.endDate), TableSchema.ALL)
			.column("parentProcessInstanceKey", ColumnType.KEY, (row) -> Values.positive(row.parentInstanceKey),
					TableSchema.INDEXED)
			.column("parentElementInstanceKey", ColumnType.KEY, (row) -> Values.positive(row.parentElementKey),
					TableSchema.INDEXED)
			.column("tags", ColumnType.TEXTS, (row) -> row.tags, Column.Trait.SHOWN)
			.tenant()
			.special("tags", (tables, sent) -> hasTags(sent))
			.special("variables",
					(tables, sent) -> VariableFilter.parse(tables, sent, (ProcessInstanceRow row) -> row.key))
			.special("elementId", (tables, sent) -> anyOf(tables.elementInstances, "elementId", sent))
			.special("elementInstanceState", (tables, sent) -> anyOf(tables.elementInstances, "state", sent))
			.special("hasElementInstanceIncident",
					(tables, sent) -> anyOf(tables.elementInstances, "hasIncident", sent))
			.special("errorMessage", (tables, sent) -> anyOf(tables.incidents, "errorMessage", sent))
			.unserved("batchOperationId", "hasRetriesLeft", "incidentErrorHashCode");
	}

	private static Predicate<ProcessInstanceRow> hasTags(JsonNode sent) {
		Set<String> wanted = new HashSet<>();
		sent.forEach((tag) -> wanted.add(tag.asText()));
		return (row) -> row.tags.containsAll(wanted);
	}

	/** Whether any row of another table, that belongs to the instance, has a value. */
	private static <R> Predicate<ProcessInstanceRow> anyOf(Table<R> table, String column, JsonNode sent) {
		Predicate<R> test = SearchRequest.test(table.schema(), column, sent);
		return (row) -> table.any("processInstanceKey", row.key, test);
	}

}
