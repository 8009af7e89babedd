package org.caseaccess.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.caseaccess.process.RefusedJobException.Reason;

/**
 * A task listener's answer: the user task may be completed, or not, with a reason that
 * the user reads.
 */
record TaskVerdict(JobClient client, ActivatedJob job) {

	/**
	 * A verdict on the completion of a user task.
	 * @param client answers the engine
	 * @param job the listener's job
	 * @return the verdict
	 * @throws RefusedJobException when the job is about no user task
	 */
	static TaskVerdict on(JobClient client, ActivatedJob job) {
		if (job.getUserTask() == null) {
			throw new RefusedJobException(Reason.NO_USER_TASK);
		}
		return new TaskVerdict(client, job);
	}

	void allow() {
		this.client.newCompleteCommand(this.job).withResult((result) -> result.forUserTask().deny(false)).send().join();
	}

	void deny(String reason) {
		this.client.newCompleteCommand(this.job)
			.withResult((result) -> result.forUserTask().deny(true, reason))
			.send()
			.join();
	}

}
