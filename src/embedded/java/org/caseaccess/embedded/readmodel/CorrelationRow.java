package org.caseaccess.embedded.readmodel;

/**
 * A message that met a subscription.
 *
 * @param key the position in the log
 * @param subscriptionKey the subscription
 * @param messageKey the message
 * @param messageName its name
 * @param correlationKey its correlation key
 * @param time when they met
 * @param processInstanceKey the instance that got the message
 * @param elementInstanceKey the element that waited; 0 for a start event
 * @param elementId the element's id
 * @param definition the process
 */
record CorrelationRow(long key, long subscriptionKey, long messageKey, String messageName, String correlationKey,
		long time, long processInstanceKey, long elementInstanceKey, String elementId,
		ProcessDefinitionRow definition) {

	static TableSchema<CorrelationRow> schema() {
		return new TableSchema<CorrelationRow>("correlated message subscription", "", CorrelationRow::key)
			.column("subscriptionKey", ColumnType.KEY, CorrelationRow::subscriptionKey, TableSchema.INDEXED)
			.column("messageKey", ColumnType.KEY, CorrelationRow::messageKey, TableSchema.INDEXED)
			.column("messageName", ColumnType.TEXT, CorrelationRow::messageName, TableSchema.INDEXED)
			.column("correlationKey", ColumnType.TEXT, CorrelationRow::correlationKey, TableSchema.INDEXED)
			.column("correlationTime", ColumnType.TIME, CorrelationRow::time, TableSchema.ALL)
			.column("processInstanceKey", ColumnType.KEY, CorrelationRow::processInstanceKey, TableSchema.INDEXED)
			.column("elementInstanceKey", ColumnType.KEY, (row) -> Values.positive(row.elementInstanceKey()),
					TableSchema.INDEXED)
			.column("elementId", ColumnType.TEXT, CorrelationRow::elementId, TableSchema.ALL)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.definition().key, TableSchema.ALL)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.definition().processId, TableSchema.INDEXED)
			.column("partitionId", ColumnType.NUMBER, (row) -> 1L, TableSchema.ALL)
			.tenant();
	}

}
