package org.caseaccess.embedded.readmodel;

import java.util.List;

/**
 * A wait for a message.
 */
final class MessageSubscriptionRow {

	final long key;

	final long processInstanceKey;

	final long elementInstanceKey;

	final ProcessDefinitionRow definition;

	final String elementId;

	final String messageName;

	final String correlationKey;

	String state = "CREATED";

	long lastUpdated;

	MessageSubscriptionRow(long key, long processInstanceKey, long elementInstanceKey, ProcessDefinitionRow definition,
			String elementId, String messageName, String correlationKey) {
		this.key = key;
		this.processInstanceKey = processInstanceKey;
		this.elementInstanceKey = elementInstanceKey;
		this.definition = definition;
		this.elementId = elementId;
		this.messageName = messageName;
		this.correlationKey = correlationKey;
	}

	static TableSchema<MessageSubscriptionRow> schema() {
		return new TableSchema<MessageSubscriptionRow>("message subscription", "messageSubscriptionKey",
				(row) -> row.key)
			.column("messageSubscriptionKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("processInstanceKey", ColumnType.KEY, (row) -> row.processInstanceKey, TableSchema.INDEXED)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition.key, Column.Trait.SHOWN)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition.processId, TableSchema.INDEXED)
			.column("elementId", ColumnType.TEXT, (row) -> row.elementId, TableSchema.ALL)
			.column("elementInstanceKey", ColumnType.KEY, (row) -> row.elementInstanceKey, TableSchema.INDEXED)
			.choice("messageSubscriptionState", List.of("CORRELATED", "CREATED", "DELETED", "MIGRATED"),
					(row) -> row.state, TableSchema.INDEXED)
			.column("lastUpdatedDate", ColumnType.TIME, (row) -> row.lastUpdated, TableSchema.ALL)
			.column("messageName", ColumnType.TEXT, (row) -> row.messageName, TableSchema.INDEXED)
			.column("correlationKey", ColumnType.TEXT, (row) -> row.correlationKey, TableSchema.INDEXED)
			.tenant();
	}

}
