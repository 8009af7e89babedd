package org.caseaccess.embedded.rest;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;

/**
 * Resolves incidents.
 */
final class IncidentResource {

	private final EngineCalls calls;

	IncidentResource(EngineCalls calls) {
		this.calls = calls;
	}

	void register(Router router) {
		router.serve("resolveIncident", (request) -> {
			request.body().only("operationReference");
			this.calls.change(ValueType.INCIDENT, IncidentIntent.RESOLVE, request.key("incidentKey"),
					new IncidentRecord());
			return ApiResponse.noContent();
		});
	}

}
