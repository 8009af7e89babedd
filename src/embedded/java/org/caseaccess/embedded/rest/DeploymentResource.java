package org.caseaccess.embedded.rest;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.FormMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.ProcessMetadataValue;
import org.caseaccess.embedded.engine.EngineAnswer;
import org.caseaccess.embedded.readmodel.ReadModel;

/**
 * Deploys models, decisions and forms, and deletes them.
 */
final class DeploymentResource {

	private final EngineCalls calls;

	DeploymentResource(EngineCalls calls) {
		this.calls = calls;
	}

	void register(Router router) {
		router.serve("createDeployment", this::deploy);
		router.serve("deleteResource", this::delete);
	}

	private ApiResponse deploy(ApiRequest request) {
		DeploymentRecord deployment = new DeploymentRecord();
		for (MultipartForm.Part part : MultipartForm.parse(request.contentType(), request.content())) {
			if ("tenantId".equals(part.name()) && part.fileName() == null) {
				Tenants.check(new String(part.content(), StandardCharsets.UTF_8));
			}
			else {
				add(deployment, part);
			}
		}
		if (deployment.getResources().isEmpty()) {
			throw ApiProblem.badRequest("No resources provided");
		}
		EngineAnswer answer = this.calls.create(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment);
		return ApiResponse.ok(show(answer.key(), answer.as(new DeploymentRecord())));
	}

	private static void add(DeploymentRecord deployment, MultipartForm.Part part) {
		if (part.fileName() == null || part.fileName().isBlank()) {
			throw ApiProblem.badRequest("A resource must be sent as a file with a name");
		}
		deployment.resources().add().setResourceName(part.fileName()).setResource(part.content());
	}

	private static ObjectNode show(long key, DeploymentRecord deployment) {
		ObjectNode shown = JsonNodeFactory.instance.objectNode()
			.put("deploymentKey", Long.toString(key))
			.put("tenantId", ReadModel.TENANT);
		ArrayNode all = shown.putArray("deployments");
		deployment.getProcessesMetadata().forEach(put(all, "processDefinition", DeploymentResource::show));
		deployment.getDecisionsMetadata().forEach(put(all, "decisionDefinition", DeploymentResource::show));
		deployment.getDecisionRequirementsMetadata()
			.forEach(put(all, "decisionRequirements", DeploymentResource::show));
		deployment.getFormMetadata().forEach(put(all, "form", DeploymentResource::show));
		return shown;
	}

	private static <T> Consumer<T> put(ArrayNode all, String name, Function<T, ObjectNode> show) {
		return (metadata) -> all.addObject().set(name, show.apply(metadata).put("tenantId", ReadModel.TENANT));
	}

	private static ObjectNode show(ProcessMetadataValue process) {
		return JsonNodeFactory.instance.objectNode()
			.put("processDefinitionId", process.getBpmnProcessId())
			.put("processDefinitionVersion", process.getVersion())
			.put("processDefinitionKey", Long.toString(process.getProcessDefinitionKey()))
			.put("resourceName", process.getResourceName());
	}

	private static ObjectNode show(DecisionRecordValue decision) {
		return JsonNodeFactory.instance.objectNode()
			.put("decisionDefinitionId", decision.getDecisionId())
			.put("version", decision.getVersion())
			.put("name", decision.getDecisionName())
			.put("decisionRequirementsId", decision.getDecisionRequirementsId())
			.put("decisionDefinitionKey", Long.toString(decision.getDecisionKey()))
			.put("decisionRequirementsKey", Long.toString(decision.getDecisionRequirementsKey()));
	}

	private static ObjectNode show(DecisionRequirementsMetadataValue diagram) {
		return JsonNodeFactory.instance.objectNode()
			.put("decisionRequirementsId", diagram.getDecisionRequirementsId())
			.put("version", diagram.getDecisionRequirementsVersion())
			.put("decisionRequirementsName", diagram.getDecisionRequirementsName())
			.put("resourceName", diagram.getResourceName())
			.put("decisionRequirementsKey", Long.toString(diagram.getDecisionRequirementsKey()));
	}

	private static ObjectNode show(FormMetadataValue form) {
		return JsonNodeFactory.instance.objectNode()
			.put("formId", form.getFormId())
			.put("version", form.getVersion())
			.put("resourceName", form.getResourceName())
			.put("formKey", Long.toString(form.getFormKey()));
	}

	private ApiResponse delete(ApiRequest request) {
		request.body().only("operationReference");
		this.calls.create(ValueType.RESOURCE_DELETION, ResourceDeletionIntent.DELETE,
				new ResourceDeletionRecord().setResourceKey(request.key("resourceKey")));
		return new ApiResponse(200, null, new byte[0]);
	}

}
