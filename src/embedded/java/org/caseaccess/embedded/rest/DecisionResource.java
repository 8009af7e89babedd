package org.caseaccess.embedded.rest;

import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.readmodel.ReadModel.Kind;

/**
 * Models of decisions, and evaluated decisions in full.
 */
final class DecisionResource {

	private final ReadModel model;

	DecisionResource(ReadModel model) {
		this.model = model;
	}

	void register(Router router) {
		router
			.serve("getDecisionDefinitionXML", (request) -> this.model.decisionXml(request.key("decisionDefinitionKey"))
				.map(ApiResponse::xml)
				.orElseThrow(() -> Resources.unknown(Kind.DECISION_DEFINITION, request.key("decisionDefinitionKey"))));
		router.serve("getDecisionRequirementsXML", (request) -> this.model
			.decisionRequirementsXml(request.key("decisionRequirementsKey"))
			.map(ApiResponse::xml)
			.orElseThrow(() -> Resources.unknown(Kind.DECISION_REQUIREMENTS, request.key("decisionRequirementsKey"))));
		router.serve("getDecisionInstance", (request) -> this.model
			.decisionInstance(request.key("decisionEvaluationInstanceKey"))
			.map(ApiResponse::ok)
			.orElseThrow(
					() -> Resources.unknown(Kind.DECISION_INSTANCE, request.key("decisionEvaluationInstanceKey"))));
	}

}
