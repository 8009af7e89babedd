package org.caseaccess.process;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;

/**
 * A task listener's answer: the user task may be completed, or not, with a reason that
 * the user reads.
 */
record TaskVerdict(JobClient client, ActivatedJob job) {

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
