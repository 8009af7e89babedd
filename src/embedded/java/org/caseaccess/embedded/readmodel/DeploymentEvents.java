package org.caseaccess.embedded.readmodel;

import java.nio.charset.StandardCharsets;

import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DecisionRequirementsRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import io.camunda.zeebe.protocol.record.intent.DecisionIntent;
import io.camunda.zeebe.protocol.record.intent.DecisionRequirementsIntent;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import org.caseaccess.embedded.engine.EngineEvent;

/**
 * Follows what is deployed and deleted.
 */
final class DeploymentEvents {

	private final Tables tables;

	DeploymentEvents(Tables tables) {
		this.tables = tables;
	}

	void onProcess(EngineEvent event) {
		ProcessRecord process = (ProcessRecord) event.value();
		if (event.intent() == ProcessIntent.CREATED) {
			markLatest(process.getBpmnProcessId(), false);
			this.tables.processDefinitions.add(new ProcessDefinitionRow(process.getProcessDefinitionKey(),
					process.getBpmnProcessId(), process.getVersion(), Values.text(process.getVersionTag()),
					process.getResourceName(), new String(process.getResource(), StandardCharsets.UTF_8)));
		}
		else if (event.intent() == ProcessIntent.DELETED) {
			this.tables.processDefinitions.remove(process.getProcessDefinitionKey());
			markLatest(process.getBpmnProcessId(), true);
		}
	}

	/** Marks the newest version that is left as the latest, or as not the latest. */
	private void markLatest(String processId, boolean latest) {
		KeySet versions = this.tables.processDefinitions.lookup("processDefinitionId", processId);
		if (versions.size() > 0) {
			this.tables.processDefinitions.get(versions.get(versions.size() - 1)).latest = latest;
		}
	}

	void onForm(EngineEvent event) {
		FormRecord form = (FormRecord) event.value();
		if (event.intent() == FormIntent.CREATED) {
			this.tables.forms.add(new FormRow(form.getFormKey(), form.getFormId(), form.getVersion(),
					new String(form.getResource(), StandardCharsets.UTF_8)));
		}
		else if (event.intent() == FormIntent.DELETED) {
			this.tables.forms.remove(form.getFormKey());
		}
	}

	void onDecision(EngineEvent event) {
		DecisionRecord decision = (DecisionRecord) event.value();
		if (event.intent() == DecisionIntent.CREATED) {
			this.tables.decisionDefinitions.add(new DecisionDefinitionRow(decision.getDecisionKey(),
					decision.getDecisionId(), decision.getDecisionName(), decision.getVersion(),
					decision.getDecisionRequirementsKey(), decision.getDecisionRequirementsId()));
		}
		else if (event.intent() == DecisionIntent.DELETED) {
			this.tables.decisionDefinitions.remove(decision.getDecisionKey());
		}
	}

	void onDecisionRequirements(EngineEvent event) {
		DecisionRequirementsRecord diagram = (DecisionRequirementsRecord) event.value();
		if (event.intent() == DecisionRequirementsIntent.CREATED) {
			this.tables.decisionRequirements.add(new DecisionRequirementsRow(diagram.getDecisionRequirementsKey(),
					diagram.getDecisionRequirementsId(), diagram.getDecisionRequirementsName(),
					diagram.getDecisionRequirementsVersion(), diagram.getResourceName(),
					new String(diagram.getResource(), StandardCharsets.UTF_8)));
		}
		else if (event.intent() == DecisionRequirementsIntent.DELETED) {
			this.tables.decisionRequirements.remove(diagram.getDecisionRequirementsKey());
		}
	}

}
