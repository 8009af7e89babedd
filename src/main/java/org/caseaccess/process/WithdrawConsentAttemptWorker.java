package org.caseaccess.process;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;

import org.springframework.stereotype.Component;

/**
 * The agent left while the client was being asked: nothing of the request stays open.
 */
@Component
public class WithdrawConsentAttemptWorker {

	private final AccessRequests requests;

	WithdrawConsentAttemptWorker(AccessRequests requests) {
		this.requests = requests;
	}

	/**
	 * Works a job.
	 * @param accessRequestId the request
	 */
	@JobWorker(type = Names.Job.WITHDRAW_CONSENT_ATTEMPT)
	public void withdraw(@Variable String accessRequestId) {
		this.requests.close(UUID.fromString(accessRequestId), RequestState.LEFT);
	}

}
