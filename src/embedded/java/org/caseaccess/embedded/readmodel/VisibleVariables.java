package org.caseaccess.embedded.readmodel;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The variables that a user task sees: those of the scopes from the task outwards, the
 * inner ones hiding outer ones of the same name.
 */
final class VisibleVariables {

	private final Tables tables;

	VisibleVariables(Tables tables) {
		this.tables = tables;
	}

	SearchPage of(UserTaskRow task, JsonNode request) {
		Table<VariableRow> visible = new Table<>(VariableRow.schema());
		collect(task).values().forEach(visible::add);
		return new Search<>(visible, SearchRequest.parse(this.tables, visible.schema(), request)).run();
	}

	private Map<String, VariableRow> collect(UserTaskRow task) {
		Map<String, VariableRow> visible = new HashMap<>();
		long scope = task.elementInstanceKey;
		while (scope > 0) {
			KeySet keys = this.tables.variables.lookup("scopeKey", scope);
			for (int i = 0; i < keys.size(); i++) {
				VariableRow variable = this.tables.variables.get(keys.get(i));
				visible.putIfAbsent(variable.name, variable);
			}
			ElementInstanceRow element = this.tables.elementInstances.get(scope);
			scope = (element != null) ? element.scopeKey : 0;
		}
		return visible;
	}

}
