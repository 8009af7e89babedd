package org.caseaccess.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.search.response.Form;

import org.springframework.stereotype.Component;

/**
 * The form of a user task that is being completed, and whether what was submitted fits
 * it: for every task and by every door, before the engine takes it.
 */
@Component
class TaskForms {

	/** Every version of every form that is in use, for a long time. */
	private static final int REMEMBERED = 1000;

	private final CamundaClient camunda;

	private final FormFields fields;

	private final FormCheck check;

	// a form's key is that of one version, which never changes
	private final Map<Long, TaskForm> known = new ConcurrentHashMap<>();

	TaskForms(CamundaClient camunda, FormFields fields, FormCheck check) {
		this.camunda = camunda;
		this.fields = fields;
		this.check = check;
	}

	/**
	 * What is wrong with a completion.
	 * @param job the job of a {@code completing} listener
	 * @return a sentence for each field that is wrong; empty when all is well
	 */
	List<String> problems(ActivatedJob job) {
		TaskForm form = of(job);
		return (form != null) ? this.check.problems(form.schema(), JobClaims.of(job)) : List.of();
	}

	/**
	 * The form of a task.
	 * @param job the job of its listener
	 * @return the form, or null when the task has none
	 */
	TaskForm of(ActivatedJob job) {
		UserTaskProperties task = job.getUserTask();
		if (task.getFormKey() == null || task.getFormKey() <= 0) {
			return null;
		}
		TaskForm form = this.known.get(task.getFormKey());
		if (form == null) {
			form = ask(task.getUserTaskKey());
			if (this.known.size() >= REMEMBERED) {
				this.known.clear();
			}
			this.known.put(task.getFormKey(), form);
		}
		return form;
	}

	private TaskForm ask(long taskKey) {
		Form form = this.camunda.newUserTaskGetFormRequest(taskKey).send().join();
		return new TaskForm(form.getFormId(), this.fields.schema(form));
	}

	/**
	 * A form in one version.
	 *
	 * @param id its id in the model
	 * @param schema the form as the engine gives it, as JSON
	 */
	record TaskForm(String id, String schema) {
	}

}
