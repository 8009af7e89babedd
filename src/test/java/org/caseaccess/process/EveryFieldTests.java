package org.caseaccess.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.UserTaskState;
import org.awaitility.Awaitility;
import org.caseaccess.consent.Decision;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every field of every form, by the engine's API (which is Tasklist's door too) and by
 * the portal, with every JSON type, too long and with a choice that there is not: denied
 * with the field named, the task stays open, no incident, and nothing of the value
 * anywhere (R7, R17).
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class EveryFieldTests extends ProcessTest {

	private static final String NUMBER = "918-38-6296";

	private final ObjectMapper json = new ObjectMapper();

	private static List<Object> wrong(JsonNode field) {
		List<Object> values = new ArrayList<>(List.of(List.of(NUMBER), List.of(), Map.of("value", NUMBER), 918386296,
				1.5, NUMBER + "x".repeat(100_000)));
		switch (field.get("type").asText()) {
			case "checkbox" -> values.addAll(List.of("true", NUMBER, 1));
			case "radio" -> values.addAll(List.of("TELEPATHY", "phone", true, NUMBER));
			case "datetime" -> values.addAll(List.of("1984-02-31", "yesterday " + NUMBER, "17/05/1984", true));
			default -> values.addAll(List.of(true, "x".repeat(1001)));
		}
		return values;
	}

	private Map<String, JsonNode> fields(String schema) throws Exception {
		Map<String, JsonNode> fields = new LinkedHashMap<>();
		for (JsonNode component : this.json.readTree(schema).get("components")) {
			if (component.hasNonNull("key")) {
				fields.put(component.get("key").asText(), component);
			}
		}
		assertThat(fields).isNotEmpty();
		return fields;
	}

	private static String label(JsonNode field) {
		return field.path("label").asText(field.path("dateLabel").asText());
	}

	/** By both doors; then the task is still there, and takes what is right. */
	private void assertEveryFieldIsChecked(UUID request, String element, Map<String, Object> right) throws Exception {
		AgentTask task = at(request, element);
		for (Map.Entry<String, JsonNode> field : fields(task.schema()).entrySet()) {
			for (Object value : wrong(field.getValue())) {
				Map<String, Object> answers = new HashMap<>(right);
				answers.put(field.getKey(), value);
				String named = label(field.getValue());
				assertDenied(task.key(), answers, named);
				assertThatExceptionOfType(TaskDeniedException.class)
					.isThrownBy(() -> this.tasks.complete(request, at(request, element).key(), answers))
					.withMessageContaining(named)
					.satisfies((denied) -> assertThat(denied.getMessage()).doesNotContain(NUMBER));
			}
		}
		assertThat(at(request, element).key()).isEqualTo(task.key());
		complete(request, element, right);
		process(request).hasNoActiveIncidents();
	}

	@Test
	void theFormsOfTheVerbalWay(CapturedOutput output) throws Exception {
		UUID request = open(Scenario.WALTER);
		assertEveryFieldIsChecked(request, "Task_ReviewConsentNeeded", Map.of());
		AgentTask verbal = at(request, "Task_ConfirmVerbalConsent");
		for (String needed : List.of("contactMode", "identityCheck", "acknowledgeDuration")) {
			for (Map<String, Object> answers : List.of(without(needed), with(needed, null), with(needed, ""),
					with(needed, false))) {
				assertDenied(verbal.key(), answers, label(fields(verbal.schema()).get(needed)));
			}
		}
		assertDenied(verbal.key(), with("representativeName", "Ruth Hughes"),
				"What entitles the representative to consent");
		assertDenied(verbal.key(), with("representativeName", "Ruth\u0007Hughes"), "authorised representative");
		assertDenied(verbal.key(), with("ssn", NUMBER), "does not ask for a Social Security Number");
		assertEveryFieldIsChecked(request, "Task_ConfirmVerbalConsent", verbalConsent());
		assertEveryFieldIsChecked(request, "Task_ConfirmAccess", Map.of("onDemandReferral", "NO"));
		complete(request, "Task_ViewCase");
		process(request).isCompleted();
		assertThat(this.jdbc.sql("select contact_mode || ' ' || identity_check from consent_record")
			.query(String.class)
			.single()).isEqualTo("PHONE QUESTIONS");
		assertThat(output.getAll()).doesNotContain(NUMBER, "918386296");
	}

	@Test
	void theChoiceAfterSilence(CapturedOutput output) throws Exception {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		at(request, "Task_ReviewConsentNeeded", "NO_RESPONSE");
		AgentTask task = at(request, "Task_ReviewConsentNeeded");
		assertDenied(task.key(), Map.of(), "What do you want to do?");
		assertEveryFieldIsChecked(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		awaitAnswer(request);
		answer(request, Decision.ACCEPT);
		at(request, "Task_ReviewConsentReceived");
		assertThat(output.getAll()).doesNotContain(NUMBER);
	}

	@Test
	void theFirstFormInTasklist(CapturedOutput output) throws Exception {
		long instance = this.camunda.newCreateInstanceCommand()
			.bpmnProcessId(Names.PROCESS_ID)
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
		long task = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.camunda.newUserTaskSearchRequest()
				.filter((found) -> found.processInstanceKey(instance).state(UserTaskState.CREATED))
				.send()
				.join()
				.items(), (found) -> !found.isEmpty())
			.getFirst()
			.getUserTaskKey();
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		Map<String, Object> right = Map.of("firstName", "Elena", "lastName", "Garcia", "sex", "F", "dateOfBirth",
				"1984-05-17", "ssn", "911-31-6037");
		Object schema = this.camunda.newUserTaskGetFormRequest(task).send().join().getSchema();
		for (Map.Entry<String, JsonNode> field : fields(
				(schema instanceof String text) ? text : this.json.writeValueAsString(schema))
			.entrySet()) {
			for (Object value : wrong(field.getValue())) {
				Map<String, Object> answers = new HashMap<>(right);
				answers.put(field.getKey(), value);
				assertThatExceptionOfType(ProblemException.class)
					.isThrownBy(() -> this.camunda.newCompleteUserTaskCommand(task).variables(answers).send().join())
					.satisfies((denied) -> assertThat(denied.details().getDetail()).contains(label(field.getValue()))
						.doesNotContain(NUMBER));
			}
		}
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).isEmpty();
		// what is sent beside the form's fields has no effect
		Map<String, Object> more = new HashMap<>(right);
		more.putAll(Map.of("maxAttempts", 99, "clientFound", false, "agentUsername", "james.chen"));
		this.camunda.newCompleteUserTaskCommand(task).variables(more).send().join();
		UUID request = this.requests.latestOf(this.scenario.maria().id(), 1).getFirst().id();
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("agentUsername", "maria.lopez")
			.containsEntry("maxAttempts", 3);
		process(request).hasNoActiveIncidents();
		assertThat(output.getAll()).doesNotContain(NUMBER, "918386296");
	}

	private static Map<String, Object> with(String field, Object value) {
		Map<String, Object> answers = verbalConsent();
		answers.put(field, value);
		return answers;
	}

	private static Map<String, Object> without(String field) {
		Map<String, Object> answers = verbalConsent();
		answers.remove(field);
		return answers;
	}

}
