package org.caseaccess.process;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.validation.zeebe.ZeebeDesignTimeValidators;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.bpm.model.xml.validation.ValidationResults;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Models, forms, templates, documents and code name the same things: compared both ways,
 * so that a rename on one side fails here and not in Operate.
 */
class ModelContractTests {

	private static final Path PROCESS = Path.of("bpmn", Names.PROCESS_ID + ".bpmn");

	private static final Path TEMPLATES = Path.of(".camunda", "element-templates");

	/** After these the request goes on, or ends elsewhere. */
	private static final Set<String> INNER_ENDS = Set.of("EndEvent_ConsentAttemptClosed", "EndEvent_RequestGoesOn",
			"EndEvent_RequestOver");

	private final BpmnModelInstance model = Bpmn.readModelFromFile(PROCESS.toFile());

	private final ObjectMapper json = new ObjectMapper();

	@Test
	void theEngineHasNothingToSayAgainstTheModel() {
		ValidationResults results = this.model.validate(ZeebeDesignTimeValidators.VALIDATORS);
		assertThat(results.getResults().values()).flatExtracting((found) -> found)
			.extracting((found) -> found.getElement().getElementType().getTypeName() + ": " + found.getMessage())
			.isEmpty();
	}

	@Test
	void theFileIsNamedLikeTheProcess() {
		assertThat(all(Process.class)).singleElement().satisfies((process) -> {
			assertThat(process.getId()).isEqualTo(Names.PROCESS_ID);
			assertThat(process.isExecutable()).isTrue();
		});
	}

	@Test
	void everyJobTypeHasItsWorkerAndEveryWorkerItsTask() {
		Set<String> types = new TreeSet<>();
		all(ZeebeTaskDefinition.class).forEach((definition) -> types.add(definition.getType()));
		all(ZeebeTaskListener.class).forEach((listener) -> types.add(listener.getType()));
		assertThat(workers().keySet()).isEqualTo(types);
		assertThat(constants(Names.Job.class)).isEqualTo(types);
	}

	@Test
	void aWorkerReadsWhatItsTaskGivesIt() {
		for (ServiceTask task : all(ServiceTask.class)) {
			Method worker = workers().get(jobType(task));
			assertThat(variables(worker)).as(task.getId()).isEqualTo(names(inputs(task).map(ZeebeInput::getTarget)));
		}
	}

	@Test
	void messagesAndErrorsAreTheCodesOwn() {
		assertThat(names(all(Message.class).stream().map(Message::getName))).isEqualTo(constants(Names.Message.class));
		assertThat(names(all(Error.class).stream().map(Error::getErrorCode))).isEqualTo(constants(Names.Error.class));
	}

	@Test
	void everyUserTaskHasItsFormFromTheSameDeploymentAndItsListener() throws IOException {
		Set<String> used = new TreeSet<>();
		for (UserTask task : all(UserTask.class)) {
			ZeebeFormDefinition form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
			assertThat(form.getBindingType()).as(task.getId()).isEqualTo(ZeebeBindingType.deployment);
			used.add(form.getFormId());
			assertThat(task.getExtensionElements()
				.getElementsQuery()
				.filterByType(ZeebeTaskListeners.class)
				.singleResult()
				.getTaskListeners()).as(task.getId())
				.anyMatch((listener) -> listener.getEventType() == ZeebeTaskListenerEventType.completing);
		}
		assertThat(used).isEqualTo(forms().keySet())
			.contains(Names.Form.REQUEST_CASE_ACCESS, Names.Form.VERBAL_CONSENT);
		forms().forEach((name, form) -> {
			assertThat(form.path("id").asText()).isEqualTo(name);
			assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("8.8.0");
		});
	}

	/**
	 * The client would map variables to types, and write what does not fit to the log
	 * (R7).
	 */
	@Test
	void noWorkerHasTheClientReadAVariableForIt() {
		assertThat(workers().values()).allSatisfy(
				(worker) -> assertThat(worker.getParameterTypes()).isSubsetOf(JobClient.class, ActivatedJob.class));
	}

	@Test
	void theFirstFormAsksForWhatItsListenerReads() throws IOException {
		assertThat(new FormFields(this.json).of(forms().get(Names.Form.REQUEST_CASE_ACCESS).toString()))
			.containsExactlyInAnyOrder("firstName", "lastName", "sex", "dateOfBirth", "ssn", "caseNumberSearched",
					"applicationNumber");
	}

	@Test
	void theVerbalFormAsksForEverythingThatIsRecordedAndBeginsWithNothingOfAnEarlierOne() throws IOException {
		Set<String> fields = new FormFields(this.json).of(forms().get(Names.Form.VERBAL_CONSENT).toString());
		assertThat(fields).containsExactlyInAnyOrder("acknowledgeIdentity", "acknowledgePurpose", "acknowledgeScope",
				"acknowledgeDuration", "acknowledgeRevocation", "contactMode", "identityCheck", "representativeName",
				"representativeAuthority");
		UserTask task = this.model.getModelElementById("Task_ConfirmVerbalConsent");
		ZeebeIoMapping mapping = task.getSingleExtensionElement(ZeebeIoMapping.class);
		assertThat(mapping.getInputs()).allMatch((input) -> input.getSource().equals("=null"))
			.extracting(ZeebeInput::getTarget)
			.containsExactlyInAnyOrderElementsOf(fields);
		assertThat(mapping.getOutputs()).extracting(ZeebeOutput::getTarget).doesNotContainAnyElementsOf(fields);
	}

	/** Without a mapping, whatever is sent with a completion would become a variable. */
	@Test
	void onlyTheFirstFormHandsOnAllThatIsSentWithIt() {
		assertThat(all(UserTask.class))
			.filteredOn((task) -> task.getSingleExtensionElement(ZeebeIoMapping.class) == null)
			.extracting(UserTask::getId)
			.containsExactly("Task_EnterClientDetails");
	}

	@Test
	void theDecisionIsTheOneThatIsCalled() throws IOException {
		assertThat(all(ZeebeCalledDecision.class)).singleElement().satisfies((called) -> {
			assertThat(called.getDecisionId()).isEqualTo(Names.DECISION_ID);
			assertThat(called.getBindingType()).isEqualTo(ZeebeBindingType.deployment);
		});
		assertThat(Files.readString(Path.of("bpmn", Names.DECISION_ID + ".dmn")))
			.contains("<decision id=\"" + Names.DECISION_ID + "\"");
	}

	@Test
	void theNinetySecondsAndTheThreeAttemptsAreSetOnceInTheModel() throws IOException {
		assertThat(all(ZeebeInput.class)).filteredOn((input) -> input.getTarget().equals("answerWindow"))
			.filteredOn((input) -> input.getSource().equals("=\"PT90S\""))
			.hasSize(1);
		assertThat(all(ZeebeInput.class)).filteredOn((input) -> input.getTarget().equals("maxAttempts"))
			.filteredOn((input) -> input.getSource().equals("=3"))
			.hasSize(1);
		assertThat(Files.readString(PROCESS)).containsOnlyOnce("PT90S");
		try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
			assertThat(sources.filter(Files::isRegularFile)).noneMatch((source) -> read(source).contains("PT90S"));
		}
	}

	@Test
	void everyServiceTaskComesFromATemplateAndEveryTemplateIsAWorkers() throws IOException {
		Map<String, String> templates = new HashMap<>();
		for (File file : filesIn(TEMPLATES)) {
			JsonNode template = this.json.readTree(file);
			String type = null;
			for (JsonNode property : template.path("properties")) {
				JsonNode binding = property.path("binding");
				if (binding.path("type").asText().equals("zeebe:taskDefinition")
						&& binding.path("property").asText().equals("type")) {
					type = property.path("value").asText();
				}
			}
			assertThat(file.getName()).isEqualTo(type + ".json");
			templates.put(type, template.path("id").asText());
		}
		Set<String> serviceTypes = names(all(ZeebeTaskDefinition.class).stream().map(ZeebeTaskDefinition::getType));
		assertThat(templates.keySet()).isEqualTo(serviceTypes);
		for (ServiceTask task : all(ServiceTask.class)) {
			assertThat(task.getAttributeValueNs("http://camunda.org/schema/zeebe/1.0", "modelerTemplate"))
				.as(task.getId())
				.isEqualTo(templates.get(jobType(task)));
		}
	}

	@Test
	void theVariablesTableListsWhatTheModelAndTheFormsUse() throws IOException {
		Set<String> used = new TreeSet<>();
		all(ZeebeInput.class).forEach((input) -> used.add(input.getTarget()));
		all(ZeebeOutput.class).forEach((output) -> used.add(output.getTarget()));
		for (JsonNode form : forms().values()) {
			used.addAll(new FormFields(this.json).of(form.toString()));
		}
		all(ZeebeCalledDecision.class).forEach((called) -> used.add(called.getResultVariable()));
		Matcher row = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
			.matcher(Files.readString(Path.of("docs", "process-variables.md")));
		Set<String> documented = new TreeSet<>();
		while (row.find()) {
			documented.add(row.group(1));
		}
		assertThat(documented).isEqualTo(used);
	}

	@Test
	void thePictureInTheReadmeShowsThisModel() throws Exception {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(PROCESS));
		assertThat(Files.readString(Path.of("docs", "images", Names.PROCESS_ID + ".svg")))
			.as("draw it again: npm --prefix src/main/frontend/lint run picture")
			.contains(HexFormat.of().formatHex(hash));
	}

	@Test
	void everyElementHasAWordForAuditors() {
		assertThat(all(FlowElement.class))
			.filteredOn((element) -> !element.getElementType().getTypeName().equals("sequenceFlow"))
			.allSatisfy((element) -> {
				assertThat(element.getDocumentations()).as(element.getId()).isNotEmpty();
				if (!element.getElementType().getTypeName().equals("exclusiveGateway")) {
					assertThat(element.getName()).as(element.getId()).isNotBlank();
				}
			});
	}

	@Test
	void everyEndTellsAuditorsTheOutcome() {
		assertThat(all(EndEvent.class)).filteredOn((end) -> !INNER_ENDS.contains(end.getId()))
			.allSatisfy((end) -> assertThat(end.getSingleExtensionElement(ZeebeIoMapping.class).getOutputs())
				.as(end.getId())
				.extracting(ZeebeOutput::getTarget)
				.containsExactly("requestOutcome"));
	}

	private <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
		return this.model.getModelElementsByType(type);
	}

	private static String jobType(ServiceTask task) {
		return task.getSingleExtensionElement(ZeebeTaskDefinition.class).getType();
	}

	private static Stream<ZeebeInput> inputs(ServiceTask task) {
		return Stream.ofNullable(task.getSingleExtensionElement(ZeebeIoMapping.class))
			.flatMap((mapping) -> mapping.getInputs().stream());
	}

	private static Set<String> names(Stream<String> names) {
		return names.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> constants(Class<?> holder) {
		return names(Arrays.stream(holder.getDeclaredFields()).map(ModelContractTests::value));
	}

	private static String value(Field field) {
		try {
			return (String) field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<String, Method> workers() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
		return scanner.findCandidateComponents("org.caseaccess")
			.stream()
			.map((candidate) -> ClassUtils.resolveClassName(candidate.getBeanClassName(), null))
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(JobWorker.class))
			.collect(Collectors.toMap((method) -> method.getAnnotation(JobWorker.class).type(), (method) -> method));
	}

	private static Set<String> variables(Method worker) {
		return names(Arrays.stream(worker.getAnnotation(JobWorker.class).fetchVariables()));
	}

	private Map<String, JsonNode> forms() throws IOException {
		Map<String, JsonNode> forms = new HashMap<>();
		for (File file : filesIn(Path.of("forms"))) {
			forms.put(file.getName().replace(".form", ""), this.json.readTree(file));
		}
		return forms;
	}

	private static List<File> filesIn(Path folder) {
		File[] files = folder.toFile().listFiles();
		assertThat(files).isNotEmpty();
		return List.of(files);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
