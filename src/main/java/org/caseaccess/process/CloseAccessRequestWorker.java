package org.caseaccess.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.consent.AccessRequestView;
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
			return Map.of("requestOver", isOver(claims, reason));
		}
		if (reason.state() != null) {
			this.requests.close(id.get(), reason.state());
		}
		return Map.of("requestOver", this.requests.find(id.get()).orElseThrow().state() != RequestState.OPEN);
	}

	/**
	 * Nothing was registered when the first form in Tasklist was never filled in, and a
	 * request whose search never succeeded may have ended without an instance: to say so
	 * ends this instance and closes nothing. An instance that names an open request
	 * without being its own is another matter.
	 */
	private boolean isOver(JobClaims claims, CloseReason reason) {
		UUID named = claims.id("accessRequestId").orElseThrow(() -> new RefusedJobException(Reason.NOT_BOUND));
		Optional<RequestState> state = this.requests.find(named).map(AccessRequestView::state);
		boolean ended = state.filter((found) -> found != RequestState.OPEN).isPresent();
		if (state.isPresent() && !(ended && reason.state() == null)) {
			throw new RefusedJobException(Reason.NOT_BOUND);
		}
		return ended;
	}

}
