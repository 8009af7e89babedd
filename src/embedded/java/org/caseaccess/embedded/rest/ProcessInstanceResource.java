package org.caseaccess.embedded.rest;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import org.caseaccess.embedded.engine.EngineAnswer;
import org.caseaccess.embedded.readmodel.NotServedException;
import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.readmodel.ReadModel.Kind;

/**
 * Starts process instances, cancels them and tells what they did.
 */
final class ProcessInstanceResource {

	private static final String KEY = "processInstanceKey";

	private static final Duration RESULT_TIMEOUT = Duration.ofSeconds(30);

	private static final ObjectMapper json = new ObjectMapper();

	private final EngineCalls calls;

	private final ReadModel model;

	ProcessInstanceResource(EngineCalls calls, ReadModel model) {
		this.calls = calls;
		this.model = model;
	}

	void register(Router router) {
		router.serve("createProcessInstance", this::create);
		router.serve("cancelProcessInstance", this::cancel);
		router.serve("getProcessInstanceSequenceFlows",
				(request) -> ApiResponse.ok(this.model.sequenceFlows(request.key(KEY))));
		router.serve("getProcessInstanceStatistics",
				(request) -> ApiResponse.ok(this.model.elementStatistics(request.key(KEY))));
		router.serve("getProcessInstanceCallHierarchy",
				(request) -> this.model.callHierarchy(request.key(KEY))
					.map(ApiResponse::ok)
					.orElseThrow(() -> Resources.unknown(Kind.PROCESS_INSTANCE, request.key(KEY))));
		router.serve("searchProcessInstanceIncidents", this::incidents);
	}

	private ApiResponse create(ApiRequest request) {
		Body body = request.body()
			.only("processDefinitionId", "processDefinitionVersion", "processDefinitionKey", "variables", "tenantId",
					"operationReference", "startInstructions", "runtimeInstructions", "awaitCompletion",
					"fetchVariables", "requestTimeout", "tags");
		Tenants.check(body);
		if (!body.objects("runtimeInstructions").isEmpty()) {
			throw new NotServedException("Runtime instructions are not served by the embedded Camunda");
		}
		ProcessInstanceCreationRecord creation = creation(body);
		return body.flag("awaitCompletion", false) ? createAndAwait(body, creation) : create(creation);
	}

	private static ProcessInstanceCreationRecord creation(Body body) {
		ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord();
		if (body.has("processDefinitionId") == body.has("processDefinitionKey")) {
			throw ApiProblem.badRequest("Either a processDefinitionId or a processDefinitionKey must be provided");
		}
		body.text("processDefinitionId").ifPresent(creation::setBpmnProcessId);
		body.key("processDefinitionKey").ifPresent(creation::setProcessDefinitionKey);
		creation.setVersion(body.number("processDefinitionVersion").orElse(-1));
		body.document("variables").ifPresent(creation::setVariables);
		body.texts("tags").map(Set::copyOf).ifPresent(creation::setTags);
		for (Body start : body.objects("startInstructions")) {
			creation.addStartInstruction(
					new ProcessInstanceCreationStartInstruction().setElementId(start.requiredText("elementId")));
		}
		return creation;
	}

	private ApiResponse create(ProcessInstanceCreationRecord creation) {
		EngineAnswer answer = this.calls.create(ValueType.PROCESS_INSTANCE_CREATION,
				ProcessInstanceCreationIntent.CREATE, creation);
		ProcessInstanceCreationRecord created = answer.as(new ProcessInstanceCreationRecord());
		return shown(created.getBpmnProcessId(), created.getVersion(), created.getProcessDefinitionKey(),
				created.getProcessInstanceKey(), JsonNodeFactory.instance.objectNode(), created.getTags());
	}

	private ApiResponse createAndAwait(Body body, ProcessInstanceCreationRecord creation) {
		creation.setFetchVariables(body.texts("fetchVariables").orElse(List.of()));
		Duration timeout = Duration.ofMillis(body.longNumber("requestTimeout").orElse(0));
		EngineAnswer answer = this.calls.create(ValueType.PROCESS_INSTANCE_CREATION,
				ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT, creation,
				timeout.isPositive() ? timeout : RESULT_TIMEOUT);
		ProcessInstanceResultRecord result = answer.as(new ProcessInstanceResultRecord());
		return shown(result.getBpmnProcessId(), result.getVersion(), result.getProcessDefinitionKey(),
				result.getProcessInstanceKey(), json.valueToTree(result.getVariables()), result.getTags());
	}

	private static ApiResponse shown(String processId, int version, long definitionKey, long instanceKey,
			JsonNode variables, Set<String> tags) {
		ObjectNode shown = JsonNodeFactory.instance.objectNode()
			.put("processDefinitionId", processId)
			.put("processDefinitionVersion", version)
			.put("processDefinitionKey", Long.toString(definitionKey))
			.put("processInstanceKey", Long.toString(instanceKey))
			.put("tenantId", ReadModel.TENANT);
		shown.set("variables", variables);
		shown.set("tags", json.valueToTree(tags));
		return ApiResponse.ok(shown);
	}

	private ApiResponse cancel(ApiRequest request) {
		request.body().only("operationReference");
		long key = request.key(KEY);
		this.calls.change(ValueType.PROCESS_INSTANCE, ProcessInstanceIntent.CANCEL, key,
				new ProcessInstanceRecord().setProcessInstanceKey(key));
		return ApiResponse.noContent();
	}

	private ApiResponse incidents(ApiRequest request) {
		long key = request.key(KEY);
		request.body().only("page", "sort");
		if (this.model.find(Kind.PROCESS_INSTANCE, key).isEmpty()) {
			throw Resources.unknown(Kind.PROCESS_INSTANCE, key);
		}
		ObjectNode search = (ObjectNode) request.json();
		search.putObject("filter").put(KEY, Long.toString(key));
		return Resources.page(this.model.search(Kind.INCIDENT, search));
	}

}
