package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.consent.NoAttemptsLeftException;
import org.caseaccess.consent.NoticeLimitReachedException;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.StartAttempt;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.notification.NoticeDelayedException;
import org.caseaccess.registry.AgentNotEligibleException;

import org.springframework.stereotype.Component;

/**
 * Asks the client for electronic consent.
 */
@Component
public class SendConsentRequestWorker {

	private final ConsentAttempts attempts;

	private final AccessRequests requests;

	private final Clock clock;

	SendConsentRequestWorker(ConsentAttempts attempts, AccessRequests requests, Clock clock) {
		this.attempts = attempts;
		this.requests = requests;
		this.clock = clock;
	}

	/**
	 * Works a job. The job's key makes a repeated job the same attempt (R5).
	 * @param job the job
	 * @param accessRequestId the request
	 * @param answerWindow how long the client has, an ISO duration set in the model
	 * @param maxAttempts how many attempts there may be, set in the model
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.SEND_CONSENT_REQUEST)
	public Map<String, Object> send(ActivatedJob job, @Variable String accessRequestId, @Variable String answerWindow,
			@Variable Integer maxAttempts) {
		UUID id = UUID.fromString(accessRequestId);
		StartAttempt start = new StartAttempt(id, "job-" + job.getKey(), Duration.parse(answerWindow), maxAttempts);
		try {
			StartedAttempt attempt = this.attempts.start(start);
			Map<String, Object> variables = variables(attempt);
			if (!attempt.delivered()) {
				throw CamundaError.bpmnError(Names.Error.NOTICE_NOT_DELIVERED, "The notice was not delivered",
						variables);
			}
			return variables;
		}
		catch (NoticeDelayedException ex) {
			// no retry is used up: the time that the client has is the limit, and ends it
			throw CamundaError.jobError(ex.getMessage(), null, job.getRetries(), ex.retryIn());
		}
		catch (NoAttemptsLeftException ex) {
			throw CamundaError.bpmnError(Names.Error.NO_ATTEMPTS_LEFT, "All electronic attempts were made");
		}
		catch (NoticeLimitReachedException ex) {
			throw CamundaError.bpmnError(Names.Error.NOTICE_LIMIT_REACHED, "The client was asked too often",
					Map.of("failureReason", ex.getMessage()));
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex);
		}
	}

	private Map<String, Object> variables(StartedAttempt attempt) {
		Map<String, Object> variables = new HashMap<>();
		variables.put("attemptId", attempt.attemptId().toString());
		variables.put("attemptNumber", attempt.number());
		variables.put("matchingCode", attempt.matchingCode());
		variables.put("answerDeadline", attempt.deadline().toString());
		variables.put("timeToAnswer", timeToAnswer(attempt).toString());
		variables.put("failureReason", attempt.failureReason());
		return variables;
	}

	/**
	 * What the sending left of the answer window. The engine waits no longer, and by a
	 * duration, for its clock may be another.
	 */
	private Duration timeToAnswer(StartedAttempt attempt) {
		Duration left = Duration.between(this.clock.instant(), attempt.deadline());
		return left.isNegative() ? Duration.ZERO : left;
	}

}
