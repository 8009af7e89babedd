package org.caseaccess.embedded.readmodel;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import org.caseaccess.embedded.engine.EngineEvent;

/**
 * Follows incidents.
 */
final class IncidentEvents {

	private final Tables tables;

	IncidentEvents(Tables tables) {
		this.tables = tables;
	}

	void onIncident(EngineEvent event) {
		IncidentRecord incident = (IncidentRecord) event.value();
		if (event.intent() == IncidentIntent.CREATED) {
			create(event, incident);
		}
		else if (event.intent() == IncidentIntent.RESOLVED) {
			resolve(event, incident);
		}
	}

	private void create(EngineEvent event, IncidentRecord incident) {
		this.tables.incidents.add(new IncidentRow(event.key(), incident.getErrorType().name(),
				incident.getErrorMessage(), incident.getElementId().intern(), incident.getElementInstanceKey(),
				incident.getProcessInstanceKey(),
				this.tables.processDefinitions.get(incident.getProcessDefinitionKey()), incident.getJobKey(),
				event.timestamp()));
		this.tables.elementInstances.change(incident.getElementInstanceKey(), (row) -> row.incidentKey = event.key());
		this.tables.processInstances.change(incident.getProcessInstanceKey(), (row) -> row.activeIncidents++);
	}

	private void resolve(EngineEvent event, IncidentRecord incident) {
		this.tables.incidents.change(event.key(), (row) -> row.state = IncidentRow.RESOLVED);
		this.tables.elementInstances.change(incident.getElementInstanceKey(), (row) -> row.incidentKey = 0);
		this.tables.processInstances.change(incident.getProcessInstanceKey(), (row) -> row.activeIncidents--);
	}

}
