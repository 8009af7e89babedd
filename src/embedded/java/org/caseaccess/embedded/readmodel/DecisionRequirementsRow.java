package org.caseaccess.embedded.readmodel;

/**
 * A deployed decision diagram.
 *
 * @param key its key
 * @param requirementsId its id in the model
 * @param name its name
 * @param version its version
 * @param resourceName the file it came in
 * @param xml the file's content
 */
record DecisionRequirementsRow(long key, String requirementsId, String name, int version, String resourceName,
		String xml) {

	static TableSchema<DecisionRequirementsRow> schema() {
		return new TableSchema<DecisionRequirementsRow>("decision requirements", "decisionRequirementsKey",
				DecisionRequirementsRow::key)
			.column("decisionRequirementsKey", ColumnType.KEY, DecisionRequirementsRow::key, TableSchema.ALL)
			.column("decisionRequirementsId", ColumnType.TEXT, DecisionRequirementsRow::requirementsId,
					TableSchema.INDEXED)
			.column("decisionRequirementsName", ColumnType.TEXT, DecisionRequirementsRow::name, TableSchema.ALL)
			.column("version", ColumnType.NUMBER, (row) -> (long) row.version(), TableSchema.ALL)
			.column("resourceName", ColumnType.TEXT, DecisionRequirementsRow::resourceName, TableSchema.ALL)
			.tenant();
	}

}
