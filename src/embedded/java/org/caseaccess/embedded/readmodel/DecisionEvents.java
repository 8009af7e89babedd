package org.caseaccess.embedded.readmodel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import org.caseaccess.embedded.engine.EngineEvent;
import org.caseaccess.embedded.readmodel.DecisionInstanceRow.EvaluatedDecision;
import org.caseaccess.embedded.readmodel.DecisionInstanceRow.Input;
import org.caseaccess.embedded.readmodel.DecisionInstanceRow.Output;
import org.caseaccess.embedded.readmodel.DecisionInstanceRow.Rule;

/**
 * Follows evaluations of decisions.
 */
final class DecisionEvents {

	/**
	 * Camunda writes the evaluation's key, a hyphen and the place; the contract demands a
	 * number.
	 */
	private static final int PLACES = 1000;

	private final Tables tables;

	private final int kept;

	private final Queue<Long> rows = new ArrayDeque<>();

	DecisionEvents(Tables tables, int kept) {
		this.tables = tables;
		this.kept = kept;
	}

	void onEvaluation(EngineEvent event) {
		DecisionEvaluationRecord evaluation = (DecisionEvaluationRecord) event.value();
		boolean failed = event.intent() == DecisionEvaluationIntent.FAILED;
		if (!failed && event.intent() != DecisionEvaluationIntent.EVALUATED) {
			return;
		}
		List<EvaluatedDecisionValue> decisions = evaluation.getEvaluatedDecisions();
		for (int i = 0; i < decisions.size(); i++) {
			// the decisions before the last are what the last one required
			boolean failedHere = failed && i == decisions.size() - 1;
			add(row(event, evaluation, decisions.get(i), i + 1, failedHere));
		}
	}

	private void add(DecisionInstanceRow row) {
		this.tables.decisionInstances.add(row);
		this.rows.add(row.key());
		if (this.rows.size() > this.kept) {
			this.tables.decisionInstances.remove(this.rows.remove());
		}
	}

	private DecisionInstanceRow row(EngineEvent event, DecisionEvaluationRecord evaluation,
			EvaluatedDecisionValue decision, int place, boolean failed) {
		return new DecisionInstanceRow(event.key() * PLACES + place, event.key(), failed,
				failed ? evaluation.getEvaluationFailureMessage() : null, event.timestamp(),
				new EvaluatedDecision(decision.getDecisionKey(), decision.getDecisionId(), decision.getDecisionName(),
						decision.getDecisionVersion(), decision.getDecisionType()),
				decision.getDecisionOutput(), inputs(decision),
				decision.getMatchedRules().stream().map(DecisionEvents::rule).toList(),
				evaluation.getProcessDefinitionKey(), evaluation.getProcessInstanceKey(),
				evaluation.getElementInstanceKey());
	}

	private static List<Input> inputs(EvaluatedDecisionValue decision) {
		return decision.getEvaluatedInputs()
			.stream()
			.map((input) -> new Input(input.getInputId(), input.getInputName(), input.getInputValue()))
			.toList();
	}

	private static Rule rule(MatchedRuleValue rule) {
		return new Rule(rule.getRuleId(), rule.getRuleIndex(),
				rule.getEvaluatedOutputs()
					.stream()
					.map((output) -> new Output(output.getOutputId(), output.getOutputName(), output.getOutputValue()))
					.toList());
	}

}
