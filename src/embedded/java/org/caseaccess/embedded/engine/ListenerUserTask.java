package org.caseaccess.embedded.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;

/**
 * The user task that a task listener's job is about. The engine puts it into the job's
 * reserved headers; what is absent there is {@code null} or empty here.
 *
 * @param action what is done to the task
 * @param assignee who has the task
 * @param candidateGroups which groups may take it
 * @param candidateUsers who may take it
 * @param changedAttributes what the operation changes
 * @param dueDate when it is due
 * @param followUpDate when to look at it again
 * @param formKey the key of its form
 * @param priority its priority
 * @param userTaskKey its key
 */
public record ListenerUserTask(String action, String assignee, List<String> candidateGroups,
		List<String> candidateUsers, List<String> changedAttributes, String dueDate, String followUpDate, Long formKey,
		Integer priority, Long userTaskKey) {

	private static final ObjectMapper json = new ObjectMapper();

	/**
	 * Reads the user task of a job.
	 * @param job the job
	 * @return the task; empty when the job is not a task listener's
	 */
	public static Optional<ListenerUserTask> of(JobRecord job) {
		if (job.getJobKind() != JobKind.TASK_LISTENER) {
			return Optional.empty();
		}
		Map<String, String> headers = job.getCustomHeaders();
		String formKey = headers.get(Protocol.USER_TASK_FORM_KEY_HEADER_NAME);
		String priority = headers.get(Protocol.USER_TASK_PRIORITY_HEADER_NAME);
		String userTaskKey = headers.get(Protocol.USER_TASK_KEY_HEADER_NAME);
		return Optional.of(new ListenerUserTask(headers.get(Protocol.USER_TASK_ACTION_HEADER_NAME),
				headers.get(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME),
				texts(headers.get(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME)),
				texts(headers.get(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME)),
				texts(headers.get(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME)),
				headers.get(Protocol.USER_TASK_DUE_DATE_HEADER_NAME),
				headers.get(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME),
				(formKey != null) ? Long.valueOf(formKey) : null, (priority != null) ? Integer.valueOf(priority) : null,
				(userTaskKey != null) ? Long.valueOf(userTaskKey) : null));
	}

	private static List<String> texts(String array) {
		if (array == null || array.isEmpty()) {
			return List.of();
		}
		try {
			return json.readValue(array, new TypeReference<List<String>>() {
			});
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("The engine sent a list that is no JSON array", ex);
		}
	}

}
