package org.caseaccess.embedded.readmodel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import org.caseaccess.embedded.engine.EngineEvent;

/**
 * Follows user tasks and jobs.
 */
final class TaskEvents {

	private final Tables tables;

	private final int keptFinished;

	private final Queue<Long> finishedJobs = new ArrayDeque<>();

	TaskEvents(Tables tables, int keptFinished) {
		this.tables = tables;
		this.keptFinished = keptFinished;
	}

	void onUserTask(EngineEvent event) {
		UserTaskRecord task = (UserTaskRecord) event.value();
		switch ((UserTaskIntent) event.intent()) {
			case CREATING -> {
				this.tables.userTasks.add(newTask(task));
				change(task, "CREATING", true);
			}
			case CREATED, ASSIGNED, UPDATED, MIGRATED -> change(task, "CREATED", true);
			// a listener refused: the task is as it was
			case ASSIGNMENT_DENIED, UPDATE_DENIED, COMPLETION_DENIED -> change(task, "CREATED", false);
			case ASSIGNING, CLAIMING -> change(task, "ASSIGNING", false);
			case UPDATING -> change(task, "UPDATING", false);
			case COMPLETING -> change(task, "COMPLETING", false);
			case CANCELING -> change(task, "CANCELING", false);
			case COMPLETED -> end(event, task, "COMPLETED");
			case CANCELED -> end(event, task, "CANCELED");
			default -> {
				// steps between, which the API does not show
			}
		}
	}

	private UserTaskRow newTask(UserTaskRecord task) {
		UserTaskRow row = new UserTaskRow(task.getUserTaskKey(), task.getElementInstanceKey(),
				task.getProcessInstanceKey(), this.tables.processDefinitions.get(task.getProcessDefinitionKey()),
				task.getElementId().intern(), task.getCreationTimestamp());
		row.customHeaders = Map.copyOf(task.getCustomHeaders());
		row.externalFormReference = Values.text(task.getExternalFormReference());
		return row;
	}

	private void change(UserTaskRecord task, String state, boolean withAttributes) {
		this.tables.userTasks.change(task.getUserTaskKey(), (row) -> {
			row.state = state;
			if (withAttributes) {
				row.assignee = Values.text(task.getAssignee());
				row.candidateGroups = List.copyOf(task.getCandidateGroupsList());
				row.candidateUsers = List.copyOf(task.getCandidateUsersList());
				row.dueDate = Values.time(task.getDueDate());
				row.followUpDate = Values.time(task.getFollowUpDate());
				row.formKey = task.getFormKey();
				row.priority = task.getPriority();
			}
		});
	}

	private void end(EngineEvent event, UserTaskRecord task, String state) {
		change(task, state, true);
		this.tables.userTasks.change(task.getUserTaskKey(), (row) -> row.completionDate = event.timestamp());
	}

	void onJob(EngineEvent event) {
		JobRecord job = (JobRecord) event.value();
		switch ((JobIntent) event.intent()) {
			case CREATED -> {
				this.tables.jobs.add(newJob(event.key(), job));
				this.tables.jobs.change(event.key(), (row) -> row.retries = job.getRetries());
			}
			case COMPLETED -> {
				change(event, job, "COMPLETED");
				this.tables.jobs.change(event.key(), (row) -> {
					row.denied = job.getResult().isDenied();
					row.deniedReason = Values.text(job.getResult().getDeniedReason());
				});
				end(event);
			}
			case CANCELED -> {
				change(event, job, "CANCELED");
				end(event);
			}
			case ERROR_THROWN -> {
				change(event, job, "ERROR_THROWN");
				end(event);
			}
			case FAILED -> change(event, job, "FAILED");
			case TIMED_OUT -> change(event, job, "TIMED_OUT");
			case RETRIES_UPDATED, UPDATED -> change(event, job, "RETRIES_UPDATED");
			case MIGRATED -> change(event, job, "MIGRATED");
			default -> {
				// steps between, which the API does not show
			}
		}
	}

	private JobRow newJob(long key, JobRecord job) {
		return new JobRow(key, job.getType().intern(), job.getJobKind().name(), job.getJobListenerEventType().name(),
				job.getProcessInstanceKey(), job.getElementInstanceKey(),
				this.tables.processDefinitions.get(job.getProcessDefinitionKey()), job.getElementId().intern(),
				Map.copyOf(job.getCustomHeaders()));
	}

	private void change(EngineEvent event, JobRecord job, String state) {
		this.tables.jobs.change(event.key(), (row) -> {
			row.state = state;
			row.worker = job.getWorker().intern();
			row.retries = job.getRetries();
			row.deadline = job.getDeadline();
			row.errorCode = Values.text(job.getErrorCode());
			row.errorMessage = Values.text(job.getErrorMessage());
		});
	}

	/**
	 * An instance that goes in circles makes jobs without end: only the newest are kept.
	 */
	private void end(EngineEvent event) {
		this.tables.jobs.change(event.key(), (row) -> row.endTime = event.timestamp());
		this.finishedJobs.add(event.key());
		if (this.finishedJobs.size() > this.keptFinished) {
			this.tables.jobs.remove(this.finishedJobs.remove());
		}
	}

}
