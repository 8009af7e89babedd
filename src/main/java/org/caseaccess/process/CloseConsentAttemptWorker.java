package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ClosedAttempt;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.process.RefusedJobException.Reason;

import org.springframework.stereotype.Component;

/**
 * Ends the wait for the client's answer: the database tells which outcome it was,
 * whatever the engine saw first, and whether there is one yet.
 */
@Component
public class CloseConsentAttemptWorker {

	private final ConsentAttempts attempts;

	private final RequestProcesses processes;

	private final Clock clock;

	CloseConsentAttemptWorker(ConsentAttempts attempts, RequestProcesses processes, Clock clock) {
		this.attempts = attempts;
		this.processes = processes;
		this.clock = clock;
	}

	record Closed(String lastOutcome, String failureReason, int attemptsMade, boolean declinedBefore,
			String timeToAnswer) {
	}

	/**
	 * Works a job. An outcome of {@code PENDING} means that the client still has
	 * {@code timeToAnswer}: the process goes back to waiting.
	 * @param job the job
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.CLOSE_CONSENT_ATTEMPT)
	public Object close(ActivatedJob job) {
		UUID id = this.processes.requestOf(job);
		UUID attempt = this.attempts.latestOf(id).orElseThrow(() -> new RefusedJobException(Reason.NO_ATTEMPT));
		ClosedAttempt closed = this.attempts.close(attempt);
		return new Closed(closed.outcome().name(), closed.failureReason(), closed.count().made(),
				closed.count().declined(), timeToAnswer(closed).toString());
	}

	private Duration timeToAnswer(ClosedAttempt closed) {
		return (closed.outcome() == AttemptState.PENDING) ? TimeToAnswer.until(closed.deadline(), this.clock)
				: Duration.ZERO;
	}

}
