package org.caseaccess.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;
import org.caseaccess.process.RefusedJobException.Reason;

import org.springframework.stereotype.Component;

/**
 * Ends a request that does not lead to access, or tells whether it has ended.
 */
@Component
public class CloseAccessRequestWorker {

	private final AccessRequests requests;

	private final RequestProcesses processes;

	CloseAccessRequestWorker(AccessRequests requests, RequestProcesses processes) {
		this.requests = requests;
		this.processes = processes;
	}

	/**
	 * Works a job.
	 * @param job the job; its {@code closeReason} is set in the model
	 * @return {@code requestOver}: whether the request has ended
	 */
	@JobWorker(type = Names.Job.CLOSE_ACCESS_REQUEST, fetchVariables = { "accessRequestId", "closeReason" })
	public Map<String, Object> close(ActivatedJob job) {
		JobClaims claims = JobClaims.of(job);
		CloseReason reason = claims.choice("closeReason", CloseReason.class)
			.orElseThrow(() -> new RefusedJobException(Reason.UNKNOWN_CLOSE_REASON));
		Optional<UUID> id = this.processes.requestOf(job.getProcessInstanceKey());
		if (id.isEmpty()) {
			requireUnknown(claims);
			return Map.of("requestOver", false);
		}
		if (reason.state() != null) {
			this.requests.close(id.get(), reason.state());
		}
		return Map.of("requestOver", this.requests.find(id.get()).orElseThrow().state() != RequestState.OPEN);
	}

	/**
	 * Nothing was registered when the first form in Tasklist was never filled in. An
	 * instance that names a request without being its own is another matter.
	 */
	private void requireUnknown(JobClaims claims) {
		if (claims.id("accessRequestId").filter((id) -> this.requests.find(id).isEmpty()).isEmpty()) {
			throw new RefusedJobException(Reason.NOT_BOUND);
		}
	}

}
