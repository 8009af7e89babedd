package org.caseaccess.embedded.readmodel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the API shows of one process instance beside its row.
 */
final class InstanceViews {

	private final Tables tables;

	InstanceViews(Tables tables) {
		this.tables = tables;
	}

	ObjectNode sequenceFlows(long processInstanceKey) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode items = result.putArray("items");
		ProcessInstanceRow instance = this.tables.processInstances.get(processInstanceKey);
		if (instance != null) {
			for (String flow : instance.sequenceFlows) {
				items.addObject()
					.put("sequenceFlowId", processInstanceKey + "_" + flow)
					.put("processInstanceKey", Long.toString(processInstanceKey))
					.put("processDefinitionKey", Long.toString(instance.definition.key))
					.put("processDefinitionId", instance.definition.processId)
					.put("elementId", flow)
					.put("tenantId", ReadModel.TENANT);
			}
		}
		return result;
	}

	ObjectNode elementStatistics(long processInstanceKey) {
		Map<String, Counts> counts = new LinkedHashMap<>();
		KeySet keys = this.tables.elementInstances.lookup("processInstanceKey", processInstanceKey);
		for (int i = 0; i < keys.size(); i++) {
			ElementInstanceRow element = this.tables.elementInstances.get(keys.get(i));
			counts.computeIfAbsent(element.elementId, (id) -> new Counts()).add(element);
		}
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode items = result.putArray("items");
		counts.forEach((elementId, count) -> items.add(count.show(elementId)));
		return result;
	}

	Optional<JsonNode> callHierarchy(long processInstanceKey) {
		Deque<ProcessInstanceRow> callers = new ArrayDeque<>();
		ProcessInstanceRow instance = this.tables.processInstances.get(processInstanceKey);
		while (instance != null) {
			callers.addFirst(instance);
			instance = this.tables.processInstances.get(instance.parentInstanceKey);
		}
		ArrayNode shown = JsonNodeFactory.instance.arrayNode();
		callers.forEach((caller) -> shown.addObject()
			.put("processInstanceKey", Long.toString(caller.key))
			.put("processDefinitionKey", Long.toString(caller.definition.key))
			.put("processDefinitionName", caller.definition.nameOrId()));
		return shown.isEmpty() ? Optional.empty() : Optional.of(shown);
	}

	private static final class Counts {

		private int active;

		private int incidents;

		private int completed;

		private int canceled;

		void add(ElementInstanceRow element) {
			switch (element.state) {
				case "COMPLETED" -> this.completed++;
				case "TERMINATED" -> this.canceled++;
				default -> {
					if (element.incidentKey > 0) {
						this.incidents++;
					}
					else {
						this.active++;
					}
				}
			}
		}

		ObjectNode show(String elementId) {
			return JsonNodeFactory.instance.objectNode()
				.put("elementId", elementId)
				.put("active", this.active)
				.put("canceled", this.canceled)
				.put("incidents", this.incidents)
				.put("completed", this.completed);
		}

	}

}
