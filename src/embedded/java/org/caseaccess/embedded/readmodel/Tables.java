package org.caseaccess.embedded.readmodel;

import java.util.List;

/**
 * All tables of the read model.
 */
final class Tables {

	final Table<ProcessDefinitionRow> processDefinitions = new Table<>(ProcessDefinitionRow.schema());

	final Table<ProcessInstanceRow> processInstances = new Table<>(ProcessInstanceRow.schema());

	final Table<ElementInstanceRow> elementInstances = new Table<>(ElementInstanceRow.schema());

	final Table<VariableRow> variables = new Table<>(VariableRow.schema());

	final Table<UserTaskRow> userTasks = new Table<>(UserTaskRow.schema());

	final Table<JobRow> jobs = new Table<>(JobRow.schema());

	final Table<IncidentRow> incidents = new Table<>(IncidentRow.schema());

	final Table<MessageSubscriptionRow> messageSubscriptions = new Table<>(MessageSubscriptionRow.schema());

	final Table<CorrelationRow> correlations = new Table<>(CorrelationRow.schema());

	final Table<DecisionDefinitionRow> decisionDefinitions = new Table<>(DecisionDefinitionRow.schema());

	final Table<DecisionRequirementsRow> decisionRequirements = new Table<>(DecisionRequirementsRow.schema());

	final Table<DecisionInstanceRow> decisionInstances = new Table<>(DecisionInstanceRow.schema());

	final Table<FormRow> forms = new Table<>(FormRow.table());

	/** The tables whose rows belong to a process instance and go with it. */
	private final List<Table<?>> ofInstances = List.of(this.elementInstances, this.variables, this.userTasks, this.jobs,
			this.incidents, this.messageSubscriptions, this.correlations, this.decisionInstances);

	void dropInstance(long processInstanceKey) {
		this.processInstances.remove(processInstanceKey);
		this.ofInstances.forEach((table) -> table.removeAll("processInstanceKey", processInstanceKey));
	}

}
