package org.caseaccess.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.Form;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;

import org.springframework.stereotype.Service;

/**
 * The agent's user tasks, from the engine's public API: alike on the embedded engine and
 * on a cluster, and beside Tasklist.
 */
@Service
public class AgentTasks {

	private static final Pattern DENIAL = Pattern.compile("Reason to deny: '(.*)'", Pattern.DOTALL);

	private static final int CONFLICT = 409;

	private static final int MANY_VARIABLES = 200;

	private final CamundaClient camunda;

	private final RequestProcesses processes;

	private final FormFields formFields;

	private final VerbalForms verbalForms;

	private final ObjectMapper json;

	AgentTasks(CamundaClient camunda, RequestProcesses processes, FormFields formFields, VerbalForms verbalForms,
			ObjectMapper json) {
		this.camunda = camunda;
		this.processes = processes;
		this.formFields = formFields;
		this.verbalForms = verbalForms;
		this.json = json;
	}

	/**
	 * The user task at which a request stands.
	 * @param accessRequestId the request
	 * @return the task with its form, or empty while there is none
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public Optional<AgentTask> current(UUID accessRequestId) {
		OptionalLong instance = this.processes.of(accessRequestId);
		if (instance.isEmpty()) {
			return Optional.empty();
		}
		return EngineCalls.reaching(() -> open(instance.getAsLong()).flatMap(this::withForm));
	}

	/**
	 * Whether the engine still works on a request.
	 * @param accessRequestId the request
	 * @return true while its process instance is active
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public boolean isRunning(UUID accessRequestId) {
		OptionalLong instance = this.processes.of(accessRequestId);
		return instance.isPresent() && EngineCalls
			.reaching(() -> is(instance.getAsLong(), (found) -> found.getState() == ProcessInstanceState.ACTIVE));
	}

	/**
	 * Whether technical trouble stops a request until an operator mends it.
	 * @param accessRequestId the request
	 * @return true while its process instance has an open incident
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public boolean isStopped(UUID accessRequestId) {
		OptionalLong instance = this.processes.of(accessRequestId);
		return instance.isPresent() && EngineCalls
			.reaching(() -> is(instance.getAsLong(), (found) -> Boolean.TRUE.equals(found.getHasIncident())));
	}

	private boolean is(long processInstanceKey, Predicate<ProcessInstance> state) {
		try {
			return state.test(this.camunda.newProcessInstanceGetRequest(processInstanceKey).send().join());
		}
		catch (ProblemException ex) {
			if (ex.code() == EngineCalls.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Completes the task at which a request stands. Only what the task's form asks for
	 * goes to the process.
	 * @param accessRequestId the request
	 * @param taskKey the task that the agent saw
	 * @param variables what the agent filled in
	 * @throws TaskNotOpenException when the task is done or is another request's
	 * @throws TaskDeniedException when a task listener denies it
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public void complete(UUID accessRequestId, long taskKey, Map<String, Object> variables) {
		AgentTask task = current(accessRequestId).filter((open) -> open.key() == taskKey)
			.orElseThrow(() -> new TaskNotOpenException("task " + taskKey + " is not open", null));
		Set<String> asked = this.formFields.of(task.schema());
		Map<String, Object> answers = new LinkedHashMap<>(variables);
		answers.keySet().retainAll(asked);
		EngineCalls.reaching(() -> {
			try {
				return this.camunda.newCompleteUserTaskCommand(taskKey).variables(answers).send().join();
			}
			catch (ProblemException ex) {
				throw refused(taskKey, ex);
			}
		});
	}

	/**
	 * Notes the moment at which the agent ticked a statement of the verbal consent on the
	 * page, or took the tick away, and with it those of all statements after it.
	 * @param accessRequestId the request
	 * @param taskKey the task that the agent sees
	 * @param field the form's field
	 * @param ticked whether it is ticked now
	 * @throws TaskNotOpenException when the task is done, is another request's or has no
	 * such field
	 * @throws TaskDeniedException when a statement before it is not ticked
	 * @throws EngineNotReachableException when the engine does not answer
	 */
	public void tick(UUID accessRequestId, long taskKey, String field, boolean ticked) {
		AgentTask task = current(accessRequestId)
			.filter((open) -> open.key() == taskKey && open.formId().equals(Names.Form.VERBAL_CONSENT))
			.filter((open) -> this.formFields.statements(open.schema()).contains(field))
			.orElseThrow(() -> new TaskNotOpenException("task " + taskKey + " has no such field or is not open", null));
		if (!this.verbalForms.tick(accessRequestId, taskKey, task.schema(), field, ticked)) {
			throw new TaskDeniedException("Read the statements in their order: one before this is not ticked.");
		}
	}

	private static RuntimeException refused(long taskKey, ProblemException ex) {
		Matcher denial = DENIAL.matcher(String.valueOf(ex.details().getDetail()));
		if (denial.find()) {
			return new TaskDeniedException(denial.group(1));
		}
		if (ex.code() == EngineCalls.NOT_FOUND || ex.code() == CONFLICT) {
			return new TaskNotOpenException("task " + taskKey + " is not open", ex);
		}
		return ex;
	}

	private Optional<UserTask> open(long processInstanceKey) {
		return this.camunda.newUserTaskSearchRequest()
			.filter((task) -> task.processInstanceKey(processInstanceKey).state(UserTaskState.CREATED))
			.send()
			.join()
			.items()
			.stream()
			.findFirst();
	}

	private Optional<AgentTask> withForm(UserTask task) {
		try {
			Form form = this.camunda.newUserTaskGetFormRequest(task.getUserTaskKey()).send().join();
			String schema = this.formFields.schema(form);
			Map<String, Object> variables = variables(task.getUserTaskKey());
			// what was acknowledged in an earlier step is read out and asked anew
			variables.keySet().removeAll(this.formFields.statements(schema));
			return Optional.of(new AgentTask(task.getUserTaskKey(), task.getElementId(), task.getName(),
					form.getFormId(), schema, variables));
		}
		catch (ProblemException ex) {
			// completed between the two calls
			if (ex.code() == EngineCalls.NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private Map<String, Object> variables(long taskKey) {
		Map<String, Object> variables = new LinkedHashMap<>();
		this.camunda.newUserTaskVariableSearchRequest(taskKey)
			.page((page) -> page.limit(MANY_VARIABLES))
			.send()
			.join()
			.items()
			.forEach((variable) -> variables.put(variable.getName(), value(variable.getValue())));
		return variables;
	}

	private Object value(String written) {
		try {
			return this.json.readValue(written, Object.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the engine gave a variable that is not JSON");
		}
	}

}
