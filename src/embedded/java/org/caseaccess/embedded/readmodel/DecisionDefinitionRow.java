package org.caseaccess.embedded.readmodel;

/**
 * A deployed decision.
 *
 * @param key its key
 * @param decisionId its id in the model
 * @param name its name
 * @param version its version
 * @param requirementsKey the key of the diagram it is part of
 * @param requirementsId the id of that diagram
 */
record DecisionDefinitionRow(long key, String decisionId, String name, int version, long requirementsKey,
		String requirementsId) {

	static TableSchema<DecisionDefinitionRow> schema() {
		return new TableSchema<DecisionDefinitionRow>("decision definition", "decisionDefinitionKey",
				DecisionDefinitionRow::key)
			.column("decisionDefinitionKey", ColumnType.KEY, DecisionDefinitionRow::key, TableSchema.ALL)
			.column("decisionDefinitionId", ColumnType.TEXT, DecisionDefinitionRow::decisionId, TableSchema.INDEXED)
			.column("name", ColumnType.TEXT, DecisionDefinitionRow::name, TableSchema.ALL)
			.column("version", ColumnType.NUMBER, (row) -> (long) row.version(), TableSchema.ALL)
			.column("decisionRequirementsKey", ColumnType.KEY, DecisionDefinitionRow::requirementsKey,
					TableSchema.INDEXED)
			.column("decisionRequirementsId", ColumnType.TEXT, DecisionDefinitionRow::requirementsId,
					TableSchema.INDEXED)
			.tenant();
	}

}
