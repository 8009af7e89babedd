package org.caseaccess.embedded.rest;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caseaccess.embedded.engine.ZeebeEngine;
import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.readmodel.ReadModel.Kind;
import org.caseaccess.embedded.readmodel.SearchPage;

/**
 * Puts all resources together.
 */
final class Resources {

	private static final Map<String, Kind> SEARCHES = Map.ofEntries(
			Map.entry("searchProcessDefinitions", Kind.PROCESS_DEFINITION),
			Map.entry("searchProcessInstances", Kind.PROCESS_INSTANCE),
			Map.entry("searchElementInstances", Kind.ELEMENT_INSTANCE), Map.entry("searchVariables", Kind.VARIABLE),
			Map.entry("searchUserTasks", Kind.USER_TASK), Map.entry("searchJobs", Kind.JOB),
			Map.entry("searchIncidents", Kind.INCIDENT),
			Map.entry("searchMessageSubscriptions", Kind.MESSAGE_SUBSCRIPTION),
			Map.entry("searchCorrelatedMessageSubscriptions", Kind.CORRELATED_MESSAGE_SUBSCRIPTION),
			Map.entry("searchDecisionDefinitions", Kind.DECISION_DEFINITION),
			Map.entry("searchDecisionRequirements", Kind.DECISION_REQUIREMENTS),
			Map.entry("searchDecisionInstances", Kind.DECISION_INSTANCE));

	private Resources() {
	}

	static Router router(ZeebeEngine engine, ReadModel model) {
		Router router = new Router();
		EngineCalls calls = new EngineCalls(engine.commands());
		SEARCHES.forEach(
				(operation, kind) -> router.serve(operation, (request) -> page(model.search(kind, request.json()))));
		lookup(router, model, "getProcessDefinition", Kind.PROCESS_DEFINITION, "processDefinitionKey");
		lookup(router, model, "getProcessInstance", Kind.PROCESS_INSTANCE, "processInstanceKey");
		lookup(router, model, "getElementInstance", Kind.ELEMENT_INSTANCE, "elementInstanceKey");
		lookup(router, model, "getVariable", Kind.VARIABLE, "variableKey");
		lookup(router, model, "getUserTask", Kind.USER_TASK, "userTaskKey");
		lookup(router, model, "getIncident", Kind.INCIDENT, "incidentKey");
		lookup(router, model, "getDecisionDefinition", Kind.DECISION_DEFINITION, "decisionDefinitionKey");
		lookup(router, model, "getDecisionRequirements", Kind.DECISION_REQUIREMENTS, "decisionRequirementsKey");
		new ClusterResource(engine).register(router);
		new ManagementResource(engine).register(router);
		new ClockResource(calls).register(router);
		new DeploymentResource(calls).register(router);
		new ProcessDefinitionResource(model).register(router);
		new ProcessInstanceResource(calls, model).register(router);
		new UserTaskResource(calls, model).register(router);
		new VariableResource(calls).register(router);
		new IncidentResource(calls).register(router);
		new JobResource(calls).register(router);
		new MessageResource(calls).register(router);
		new DecisionResource(model).register(router);
		return router;
	}

	private static void lookup(Router router, ReadModel model, String operation, Kind kind, String parameter) {
		router.serve(operation, (request) -> {
			long key = request.key(parameter);
			return model.find(kind, key).map(ApiResponse::ok).orElseThrow(() -> unknown(kind, key));
		});
	}

	static ApiProblem unknown(Kind kind, Object key) {
		String what = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
		return ApiProblem.notFound("There is no " + what + " with the key '" + key + "'");
	}

	static ApiResponse page(SearchPage page) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		result.set("items", page.items());
		result.set("page", page.page());
		return ApiResponse.ok(result);
	}

}
