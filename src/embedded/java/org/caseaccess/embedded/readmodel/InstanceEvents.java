package org.caseaccess.embedded.readmodel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import org.caseaccess.embedded.engine.EngineEvent;

/**
 * Follows instances of processes and elements, and their variables. Only the newest
 * finished instances are kept, so that a long run needs no more memory than a short one.
 */
final class InstanceEvents {

	private final Tables tables;

	private final int keptFinished;

	private final Queue<Long> finished = new ArrayDeque<>();

	InstanceEvents(Tables tables, int keptFinished) {
		this.tables = tables;
		this.keptFinished = keptFinished;
	}

	void onInstance(EngineEvent event) {
		ProcessInstanceRecord instance = (ProcessInstanceRecord) event.value();
		switch ((ProcessInstanceIntent) event.intent()) {
			case SEQUENCE_FLOW_TAKEN -> takeFlow(instance);
			case ELEMENT_ACTIVATING -> start(event, instance);
			case ELEMENT_COMPLETED -> end(event, instance, "COMPLETED");
			case ELEMENT_TERMINATED -> end(event, instance, "TERMINATED");
			default -> {
				// steps between, which the API does not show
			}
		}
	}

	private void start(EngineEvent event, ProcessInstanceRecord instance) {
		ProcessDefinitionRow definition = this.tables.processDefinitions.get(instance.getProcessDefinitionKey());
		if (instance.getBpmnElementType() == BpmnElementType.PROCESS) {
			this.tables.processInstances
				.add(new ProcessInstanceRow(event.key(), definition, instance.getParentProcessInstanceKey(),
						instance.getParentElementInstanceKey(), event.timestamp(), List.copyOf(instance.getTags())));
		}
		else {
			this.tables.elementInstances.add(new ElementInstanceRow(event.key(), instance.getProcessInstanceKey(),
					instance.getFlowScopeKey(), definition, instance.getElementId().intern(),
					instance.getBpmnElementType().name(), event.timestamp()));
		}
	}

	private void end(EngineEvent event, ProcessInstanceRecord instance, String state) {
		if (instance.getBpmnElementType() != BpmnElementType.PROCESS) {
			this.tables.elementInstances.change(event.key(), (row) -> {
				row.state = state;
				row.endDate = event.timestamp();
			});
			return;
		}
		this.tables.processInstances.change(event.key(), (row) -> {
			row.state = state;
			row.endDate = event.timestamp();
		});
		this.finished.add(event.key());
		if (this.finished.size() > this.keptFinished) {
			this.tables.dropInstance(this.finished.remove());
		}
	}

	private void takeFlow(ProcessInstanceRecord instance) {
		ProcessInstanceRow row = this.tables.processInstances.get(instance.getProcessInstanceKey());
		String flow = instance.getElementId().intern();
		if (row != null && !row.sequenceFlows.contains(flow)) {
			row.sequenceFlows.add(flow);
		}
	}

	void onVariable(EngineEvent event) {
		VariableRecord variable = (VariableRecord) event.value();
		String value = variable.getValue();
		if (this.tables.variables.get(event.key()) != null) {
			this.tables.variables.change(event.key(), (row) -> row.value = value);
		}
		else {
			this.tables.variables.add(new VariableRow(event.key(), variable.getName().intern(), variable.getScopeKey(),
					variable.getProcessInstanceKey(), value));
		}
	}

}
