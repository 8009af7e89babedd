package org.caseaccess.process;

import java.util.Map;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;

import org.springframework.stereotype.Component;

/**
 * A message said that the agent left while the client was being asked. Who leaves ends
 * the request in the database, which tells whether that is so: otherwise the client is
 * still being asked, and the process goes back to waiting.
 */
@Component
public class WithdrawConsentAttemptWorker {

	private final AccessRequests requests;

	private final RequestProcesses processes;

	WithdrawConsentAttemptWorker(AccessRequests requests, RequestProcesses processes) {
		this.requests = requests;
		this.processes = processes;
	}

	/**
	 * Works a job.
	 * @param job the job
	 * @return {@code requestOver}: whether the request has ended
	 */
	@JobWorker(type = Names.Job.WITHDRAW_CONSENT_ATTEMPT)
	public Map<String, Object> withdraw(ActivatedJob job) {
		UUID id = this.processes.requestOf(job);
		return Map.of("requestOver", this.requests.find(id).orElseThrow().state() != RequestState.OPEN);
	}

}
