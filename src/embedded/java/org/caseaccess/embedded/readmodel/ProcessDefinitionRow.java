package org.caseaccess.embedded.readmodel;

/**
 * A deployed process.
 */
final class ProcessDefinitionRow {

	final long key;

	final String processId;

	final int version;

	final String versionTag;

	final String resourceName;

	final String xml;

	final BpmnLabels labels;

	boolean latest = true;

	ProcessDefinitionRow(long key, String processId, int version, String versionTag, String resourceName, String xml) {
		this.key = key;
		this.processId = processId;
		this.version = version;
		this.versionTag = versionTag;
		this.resourceName = resourceName;
		this.xml = xml;
		this.labels = BpmnLabels.read(xml, processId);
	}

	/** The API demands a name; a process without one is called by its id. */
	String nameOrId() {
		return (this.labels.processName() != null) ? this.labels.processName() : this.processId;
	}

	static TableSchema<ProcessDefinitionRow> schema() {
		return new TableSchema<ProcessDefinitionRow>("process definition", "processDefinitionKey", (row) -> row.key)
			.column("processDefinitionKey", ColumnType.KEY, (row) -> row.key, TableSchema.ALL)
			.column("processDefinitionId", ColumnType.TEXT, (row) -> row.processId, TableSchema.INDEXED)
			.column("name", ColumnType.TEXT, (row) -> row.labels.processName(), TableSchema.ALL)
			.column("version", ColumnType.NUMBER, (row) -> (long) row.version, TableSchema.ALL)
			.column("versionTag", ColumnType.TEXT, (row) -> row.versionTag, TableSchema.ALL)
			.column("resourceName", ColumnType.TEXT, (row) -> row.resourceName, TableSchema.ALL)
			.column("hasStartForm", ColumnType.FLAG, (row) -> row.labels.startFormId() != null, Column.Trait.SHOWN,
					Column.Trait.FILTER)
			.column("isLatestVersion", ColumnType.FLAG, (row) -> row.latest, Column.Trait.FILTER)
			.tenant();
	}

}
