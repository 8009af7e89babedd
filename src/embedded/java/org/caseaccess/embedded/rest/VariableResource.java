package org.caseaccess.embedded.rest;

import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;

/**
 * Sets variables of an element instance.
 */
final class VariableResource {

	private final EngineCalls calls;

	VariableResource(EngineCalls calls) {
		this.calls = calls;
	}

	void register(Router router) {
		router.serve("createElementInstanceVariables", this::set);
	}

	private ApiResponse set(ApiRequest request) {
		Body body = request.body().only("variables", "local", "operationReference");
		VariableDocumentRecord command = new VariableDocumentRecord().setScopeKey(request.key("elementInstanceKey"))
			.setUpdateSemantics(body.flag("local", false) ? VariableDocumentUpdateSemantic.LOCAL
					: VariableDocumentUpdateSemantic.PROPAGATE)
			.setVariables(body.document("variables").orElseThrow(() -> ApiProblem.badRequest("No variables provided")));
		this.calls.create(ValueType.VARIABLE_DOCUMENT, VariableDocumentIntent.UPDATE, command);
		return ApiResponse.noContent();
	}

}
