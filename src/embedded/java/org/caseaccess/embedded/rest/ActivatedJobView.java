package org.caseaccess.embedded.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import org.caseaccess.embedded.engine.ListenerUserTask;
import org.caseaccess.embedded.readmodel.ReadModel;

/**
 * An activated job as the API shows it.
 */
final class ActivatedJobView {

	private static final ObjectMapper json = new ObjectMapper();

	private ActivatedJobView() {
	}

	static ObjectNode of(long key, JobRecord job) {
		ObjectNode view = JsonNodeFactory.instance.objectNode()
			.put("jobKey", Long.toString(key))
			.put("type", job.getType())
			.put("processDefinitionId", job.getBpmnProcessId())
			.put("processDefinitionVersion", job.getProcessDefinitionVersion())
			.put("processDefinitionKey", Long.toString(job.getProcessDefinitionKey()))
			.put("processInstanceKey", Long.toString(job.getProcessInstanceKey()))
			.put("elementId", job.getElementId())
			.put("elementInstanceKey", Long.toString(job.getElementInstanceKey()))
			.put("worker", job.getWorker())
			.put("retries", job.getRetries())
			.put("deadline", job.getDeadline())
			.put("tenantId", ReadModel.TENANT)
			.put("kind", job.getJobKind().name())
			.put("listenerEventType", job.getJobListenerEventType().name());
		view.set("customHeaders", json.valueToTree(job.getCustomHeaders()));
		view.set("variables", json.valueToTree(job.getVariables()));
		view.set("tags", json.valueToTree(job.getTags()));
		ListenerUserTask.of(job).ifPresent((task) -> view.set("userTask", of(task)));
		return view;
	}

	private static ObjectNode of(ListenerUserTask task) {
		ObjectNode view = JsonNodeFactory.instance.objectNode()
			.put("assignee", task.assignee())
			.put("dueDate", task.dueDate())
			.put("followUpDate", task.followUpDate())
			.put("priority", task.priority());
		view.set("candidateGroups", json.valueToTree(task.candidateGroups()));
		view.set("candidateUsers", json.valueToTree(task.candidateUsers()));
		view.set("changedAttributes", json.valueToTree(task.changedAttributes()));
		if (task.action() != null) {
			view.put("action", task.action());
		}
		if (task.formKey() != null) {
			view.put("formKey", task.formKey().toString());
		}
		if (task.userTaskKey() != null) {
			view.put("userTaskKey", task.userTaskKey().toString());
		}
		return view;
	}

}
