package org.caseaccess.embedded.readmodel;

import java.util.List;

import org.caseaccess.embedded.readmodel.Column.Trait;

/**
 * An evaluated decision.
 *
 * @param key the evaluation's key and the decision's place in it, in one number
 * @param evaluationKey the evaluation's key
 * @param failed whether it failed
 * @param failure why
 * @param time when
 * @param decision what was evaluated
 * @param result the result, as JSON
 * @param inputs what went in
 * @param rules which rules matched
 * @param processDefinitionKey the process; -1 outside of a process
 * @param processInstanceKey the instance; -1 outside of a process
 * @param elementInstanceKey the element; -1 outside of a process
 */
record DecisionInstanceRow(long key, long evaluationKey, boolean failed, String failure, long time,
		EvaluatedDecision decision, String result, List<Input> inputs, List<Rule> rules, long processDefinitionKey,
		long processInstanceKey, long elementInstanceKey) {

	static TableSchema<DecisionInstanceRow> schema() {
		return new TableSchema<DecisionInstanceRow>("decision instance", "decisionEvaluationInstanceKey",
				DecisionInstanceRow::key)
			.column("decisionEvaluationInstanceKey", ColumnType.KEY, DecisionInstanceRow::key, TableSchema.ALL)
			.column("decisionEvaluationKey", ColumnType.KEY, DecisionInstanceRow::evaluationKey, TableSchema.INDEXED)
			.choice("state", List.of("EVALUATED", "FAILED", "UNSPECIFIED", "UNKNOWN"),
					(row) -> row.failed() ? "FAILED" : "EVALUATED", TableSchema.ALL)
			.column("evaluationDate", ColumnType.TIME, DecisionInstanceRow::time, TableSchema.ALL)
			.column("evaluationFailure", ColumnType.TEXT, DecisionInstanceRow::failure, TableSchema.ALL)
			.column("decisionDefinitionKey", ColumnType.KEY, (row) -> row.decision().key(), TableSchema.INDEXED)
			.column("decisionDefinitionId", ColumnType.TEXT, (row) -> row.decision().id(), TableSchema.INDEXED)
			.column("decisionDefinitionName", ColumnType.TEXT, (row) -> row.decision().name(), TableSchema.ALL)
			.column("decisionDefinitionVersion", ColumnType.NUMBER, (row) -> (long) row.decision().version(),
					TableSchema.ALL)
			.column("decisionDefinitionType", ColumnType.TEXT, (row) -> row.decision().type(), TableSchema.ALL)
			.column("result", ColumnType.TEXT, DecisionInstanceRow::result, Trait.SHOWN)
			// the client reads these as numbers always: -1 rather than nothing
			.column("processDefinitionKey", ColumnType.KEY, DecisionInstanceRow::processDefinitionKey, TableSchema.ALL)
			.column("processInstanceKey", ColumnType.KEY, DecisionInstanceRow::processInstanceKey, TableSchema.INDEXED)
			.column("elementInstanceKey", ColumnType.KEY, DecisionInstanceRow::elementInstanceKey, TableSchema.INDEXED)
			.tenant();
	}

	record EvaluatedDecision(long key, String id, String name, int version, String type) {
	}

	record Input(String inputId, String inputName, String inputValue) {
	}

	record Rule(String ruleId, int ruleIndex, List<Output> evaluatedOutputs) {
	}

	record Output(String outputId, String outputName, String outputValue) {
	}

}
