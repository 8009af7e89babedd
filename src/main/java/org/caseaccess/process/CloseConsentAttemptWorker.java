package org.caseaccess.process;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.caseaccess.consent.ClosedAttempt;
import org.caseaccess.consent.ConsentAttempts;

import org.springframework.stereotype.Component;

/**
 * Ends the wait for the client's answer: the database tells which outcome it was,
 * whatever the engine saw first.
 */
@Component
public class CloseConsentAttemptWorker {

	private final ConsentAttempts attempts;

	CloseConsentAttemptWorker(ConsentAttempts attempts) {
		this.attempts = attempts;
	}

	record Closed(String lastOutcome, String failureReason, int attemptsMade, boolean declinedBefore) {
	}

	/**
	 * Works a job.
	 * @param attemptId the attempt
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.CLOSE_CONSENT_ATTEMPT)
	public Object close(@Variable String attemptId) {
		ClosedAttempt closed = this.attempts.close(UUID.fromString(attemptId));
		return new Closed(closed.outcome().name(), closed.failureReason(), closed.count().made(),
				closed.count().declined());
	}

}
