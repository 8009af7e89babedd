package org.caseaccess.process;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;

import org.springframework.stereotype.Component;

/**
 * Ends a request that does not lead to access.
 */
@Component
public class CloseAccessRequestWorker {

	private final AccessRequests requests;

	CloseAccessRequestWorker(AccessRequests requests) {
		this.requests = requests;
	}

	/**
	 * Works a job.
	 * @param accessRequestId the request
	 * @param closeReason the final state, set in the model
	 */
	@JobWorker(type = Names.Job.CLOSE_ACCESS_REQUEST)
	public void close(@Variable String accessRequestId, @Variable String closeReason) {
		UUID id = UUID.fromString(accessRequestId);
		// nothing was registered when the first form in Tasklist was never filled in
		if (this.requests.find(id).isPresent()) {
			this.requests.close(id, RequestState.valueOf(closeReason));
		}
	}

}
