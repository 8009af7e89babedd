package org.caseaccess.embedded.readmodel;

import org.caseaccess.embedded.readmodel.Column.Trait;

/**
 * A deployed form.
 *
 * @param key its key
 * @param formId its id
 * @param version its version
 * @param schema its content, as JSON
 */
record FormRow(long key, String formId, int version, String schema) {

	static TableSchema<FormRow> table() {
		return new TableSchema<FormRow>("form", "formKey", FormRow::key)
			.column("formKey", ColumnType.KEY, FormRow::key, TableSchema.ALL)
			.column("formId", ColumnType.TEXT, FormRow::formId, TableSchema.INDEXED)
			.column("version", ColumnType.NUMBER, (row) -> (long) row.version(), Trait.SHOWN)
			.tenant();
	}

}
