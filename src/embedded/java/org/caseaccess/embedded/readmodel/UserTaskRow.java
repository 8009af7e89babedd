package org.caseaccess.embedded.readmodel;

import java.util.List;
import java.util.Map;

import org.caseaccess.embedded.readmodel.Column.Trait;

/**
 * A user task.
 */
final class UserTaskRow {

	static final List<String> STATES = List.of("CREATING", "CREATED", "ASSIGNING", "UPDATING", "COMPLETING",
			"COMPLETED", "CANCELING", "CANCELED", "FAILED");

	final long key;

	final long elementInstanceKey;

	final long processInstanceKey;

	final ProcessDefinitionRow definition;

	final String elementId;

	final long creationDate;

	String state = "CREATING";

	String assignee;

	List<String> candidateGroups = List.of();

	List<String> candidateUsers = List.of();

	long completionDate;

	long dueDate;

	long followUpDate;

	long formKey;

	String externalFormReference;

	Map<String, String> customHeaders = Map.of();

	int priority;

	UserTaskRow(long key, long elementInstanceKey, long processInstanceKey, ProcessDefinitionRow definition,
			String elementId, long creationDate) {
		this.key = key;
		this.elementInstanceKey = elementInstanceKey;
		this.processInstanceKey = processInstanceKey;
		this.definition = definition;
		this.elementId = elementId;
		this.creationDate = creationDate;
	}

	static TableSchema<UserTaskRow> schema() {
		return new TableSchema<UserTaskRow>("user task", "userTaskKey", (row) -> row.key)
			.column("userTaskKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("name", ColumnType.TEXT, (row) -> row.definition.labels.elementNameOrId(row.elementId),
					TableSchema.ALL)
			.choice("state", STATES, (row) -> row.state, TableSchema.INDEXED)
			.column("assignee", ColumnType.TEXT, (row) -> row.assignee, TableSchema.INDEXED)
			.column("elementId", ColumnType.TEXT, (row) -> row.elementId, TableSchema.INDEXED)
			.column("elementInstanceKey", ColumnType.KEY, (row) -> row.elementInstanceKey, TableSchema.INDEXED)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.processInstanceKey, TableSchema.INDEXED)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition.key, TableSchema.INDEXED)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition.processId, TableSchema.INDEXED)
			.column("processDefinitionVersion", ColumnType.NUMBER, (row) -> (long) row.definition.version, Trait.SHOWN)
			.column("processName", ColumnType.TEXT, (row) -> row.definition.nameOrId(), Trait.SHOWN)
			.column("candidateGroups", ColumnType.TEXTS, (row) -> row.candidateGroups, Trait.SHOWN)
			.column("candidateUsers", ColumnType.TEXTS, (row) -> row.candidateUsers, Trait.SHOWN)
			.column("candidateGroup", ColumnType.TEXTS, (row) -> row.candidateGroups, TableSchema.INDEXED_FILTER)
			.column("candidateUser", ColumnType.TEXTS, (row) -> row.candidateUsers, TableSchema.INDEXED_FILTER)
			.column("creationDate", ColumnType.TIME, (row) -> row.creationDate, TableSchema.ALL)
			.column("completionDate", ColumnType.TIME, (row) -> Values.positive(row.completionDate), TableSchema.ALL)
			.column("dueDate", ColumnType.TIME, (row) -> Values.positive(row.dueDate), TableSchema.ALL)
			.column("followUpDate", ColumnType.TIME, (row) -> Values.positive(row.followUpDate), TableSchema.ALL)
			.column("priority", ColumnType.NUMBER, (row) -> (long) row.priority, TableSchema.ALL)
			.column("formKey", ColumnType.KEY, (row) -> Values.positive(row.formKey), Trait.SHOWN)
			.column("externalFormReference", ColumnType.TEXT, (row) -> row.externalFormReference, Trait.SHOWN)
			.column("customHeaders", ColumnType.TEXT_MAP, (row) -> row.customHeaders, Trait.SHOWN)
			.tenant()
			.special("processInstanceVariables",
					(tables, sent) -> VariableFilter.parse(tables, sent, (UserTaskRow row) -> row.processInstanceKey))
			.special("localVariables",
					(tables, sent) -> VariableFilter.parse(tables, sent, (UserTaskRow row) -> row.elementInstanceKey));
	}

}
