package org.caseaccess.process;

import java.util.HashMap;
import java.util.Map;

import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.registry.AgentNotEligibleException;

/**
 * An agent who is not eligible, as the BPMN error that the model catches (R12).
 */
final class Refusal {

	private Refusal() {
	}

	static BpmnError of(AgentNotEligibleException refused, String agentUsername) {
		Map<String, Object> variables = new HashMap<>();
		variables.put("refusalReason", refused.getMessage());
		variables.put("agentUsername", agentUsername);
		variables.put("ssn", null);
		return CamundaError.bpmnError(Names.Error.AGENT_NOT_ELIGIBLE, "The agent is not eligible", variables);
	}

	static BpmnError of(AgentNotEligibleException refused) {
		return CamundaError.bpmnError(Names.Error.AGENT_NOT_ELIGIBLE, "The agent is not eligible",
				Map.of("refusalReason", refused.getMessage()));
	}

}
