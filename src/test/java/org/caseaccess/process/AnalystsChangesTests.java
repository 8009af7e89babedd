package org.caseaccess.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an analyst changes in models and forms is what the running application does: the
 * files of the repository, edited as Camunda Modeler would, and deployed; no Java.
 */
class AnalystsChangesTests extends ProcessTest {

	private static final String PROCESS = "request-case-access.bpmn";

	private static final String DECISION = "consent-method.dmn";

	private static final String CONFIRMATION = "confirm-access.form";

	private final Map<String, String> files = new LinkedHashMap<>();

	private final ObjectMapper json = new ObjectMapper();

	@BeforeEach
	void openTheRepository() throws IOException {
		for (String folder : new String[] { "bpmn", "forms" }) {
			try (Stream<Path> listed = Files.list(Path.of(folder))) {
				for (Path file : listed.sorted().toList()) {
					this.files.put(file.getFileName().toString(), Files.readString(file));
				}
			}
		}
	}

	@Test
	void twoMinutesInsteadOfNinetySecondsToAnswer() {
		edit(PROCESS, "=&#34;PT90S&#34;", "=&#34;PT120S&#34;");
		deploy();
		UUID request = open(Scenario.ELENA);
		ask(request);
		assertThat(Duration.between(this.clock.instant(), view(request).pending().deadline()))
			.isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
		pass(Duration.ofSeconds(110));
		assertThat(answer(request, Decision.ACCEPT)).isEqualTo(AnswerResult.ACCEPTED);
		at(request, "Task_ReviewConsentReceived");
		UUID silent = open(Scenario.ELENA);
		ask(silent);
		pass(Duration.ofSeconds(121));
		at(silent, "Task_ReviewConsentNeeded", "NO_RESPONSE");
	}

	@Test
	void twoAttemptsInsteadOfThree() {
		edit(PROCESS, "source=\"=3\" target=\"maxAttempts\"", "source=\"=2\" target=\"maxAttempts\"");
		deploy();
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		awaitAnswer(request);
		staySilent(request);
		assertThat(at(request, "Task_ReviewConsentNeeded", "NO_ATTEMPTS_LEFT").variables())
			.containsEntry("consentMethod", "VERBAL");
		assertThat(this.scenario.noticesSent()).isEqualTo(2);
	}

	@Test
	void anotherRuleInTheDecision() {
		this.files.computeIfPresent(DECISION, (name, xml) -> xml
			.replaceFirst("(<outputEntry id=\"PostalPreference_Method\">\\s*<text>)\"VERBAL\"", "$1\"NONE\""));
		deploy();
		UUID request = open(Scenario.WALTER);
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "NONE");
	}

	@Test
	void aServiceTaskMadeFromATemplate() throws IOException {
		BpmnModelInstance model = Bpmn.readModelFromStream(Files.newInputStream(Path.of("bpmn", PROCESS)));
		SequenceFlow verbally = model.getModelElementById("Flow_ConsentMethod_Verbal");
		ServiceTaskBuilder added = verbally.getSource()
			.builder()
			.condition(verbally.getConditionExpression().getTextContent())
			.serviceTask("Task_AddedByAnAnalyst");
		apply(template("close-access-request"), added);
		added.endEvent("EndEvent_AddedByAnAnalyst");
		verbally.getParentElement().removeChildElement(verbally);
		this.files.put(PROCESS, Bpmn.convertToString(model));
		deploy();
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		process(request).isCompleted()
			.hasCompletedElements(byId("Task_AddedByAnAnalyst"), byId("EndEvent_AddedByAnAnalyst"));
		assertThat(view(request).state()).isEqualTo(RequestState.CANCELLED);
	}

	@Test
	void aFurtherFieldInAForm() throws IOException {
		ObjectNode form = (ObjectNode) this.json.readTree(this.files.get(CONFIRMATION));
		((ArrayNode) form.get("components")).insertObject(1)
			.put("type", "textfield")
			.put("id", "Field_CallReference")
			.put("key", "callReference")
			.put("label", "Call reference");
		this.files.put(CONFIRMATION, form.toString());
		String output = "<zeebe:output source=\"=onDemandReferral\" target=\"onDemandReferral\" />";
		edit(PROCESS, output, output + output.replace("onDemandReferral", "callReference"));
		deploy();
		UUID request = open(Scenario.ELENA);
		consentElectronically(request);
		assertThat(at(request, "Task_ConfirmAccess").schema().toString()).contains("Call reference");
		complete(request, "Task_ConfirmAccess", Map.of("callReference", "2026-17", "notAField", "x"));
		at(request, "Task_ViewCase");
		process(request).hasVariable("callReference", "2026-17");
	}

	private void edit(String file, String from, String to) {
		assertThat(this.files.get(file)).contains(from);
		this.files.computeIfPresent(file, (name, text) -> text.replace(from, to));
	}

	/** All in one deployment, as Modeler does with the files of a folder. */
	private void deploy() {
		DeployResourceCommandStep2 deployment = null;
		for (Map.Entry<String, String> file : this.files.entrySet()) {
			byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
			deployment = (deployment == null)
					? this.camunda.newDeployResourceCommand().addResourceBytes(content, file.getKey())
					: deployment.addResourceBytes(content, file.getKey());
		}
		assertThat(deployment.send().join().getProcesses()).singleElement()
			.satisfies((process) -> assertThat(process.getVersion()).isEqualTo(2));
	}

	private JsonNode template(String jobType) throws IOException {
		return this.json.readTree(Path.of(".camunda", "element-templates", jobType + ".json").toFile());
	}

	/**
	 * As Modeler does when an analyst picks the template and leaves everything as it is.
	 */
	private static void apply(JsonNode template, ServiceTaskBuilder task) {
		task.name(template.get("name").asText());
		for (JsonNode property : template.get("properties")) {
			JsonNode binding = property.get("binding");
			String value = property.path("value").asText();
			switch (binding.get("type").asText()) {
				case "zeebe:taskDefinition" -> {
					if (binding.get("property").asText().equals("type")) {
						task.zeebeJobType(value);
					}
					else {
						task.zeebeJobRetries(value);
					}
				}
				case "zeebe:input" -> task.zeebeInput(value, binding.get("name").asText());
				case "zeebe:output" -> task.zeebeOutput(binding.get("source").asText(), value);
				default -> throw new IllegalStateException("not in our templates: " + binding);
			}
		}
	}

}
