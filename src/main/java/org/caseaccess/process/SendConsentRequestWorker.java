package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.consent.ConsentOnRecordException;
import org.caseaccess.consent.NoAttemptsLeftException;
import org.caseaccess.consent.NoElectronicMethodException;
import org.caseaccess.consent.NoticeLimitReachedException;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.consent.RequestState;
import org.caseaccess.consent.StartAttempt;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.notification.NoticeDelayedException;
import org.caseaccess.process.RefusedJobException.Reason;
import org.caseaccess.registry.AgentNotEligibleException;

import org.springframework.stereotype.Component;

/**
 * Asks the client for electronic consent.
 */
@Component
public class SendConsentRequestWorker {

	private final ConsentAttempts attempts;

	private final AccessRequests requests;

	private final RequestProcesses processes;

	private final Clock clock;

	SendConsentRequestWorker(ConsentAttempts attempts, AccessRequests requests, RequestProcesses processes,
			Clock clock) {
		this.attempts = attempts;
		this.requests = requests;
		this.processes = processes;
		this.clock = clock;
	}

	/**
	 * Works a job. The job's key makes a repeated job the same attempt (R5).
	 * @param job the job; its {@code answerWindow} is how long the client has, an ISO
	 * duration set in the model, and its {@code maxAttempts} how many attempts there may
	 * be. The installation's limits bound both; without the second they are the limit
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.SEND_CONSENT_REQUEST, fetchVariables = { "answerWindow", "maxAttempts" })
	public Map<String, Object> send(ActivatedJob job) {
		UUID id = this.processes.requestOf(job);
		JobClaims claims = JobClaims.of(job);
		Duration answerWindow = claims.duration("answerWindow")
			.orElseThrow(() -> new RefusedJobException(Reason.NO_ANSWER_WINDOW));
		StartAttempt start = new StartAttempt(id, "job-" + job.getKey(), answerWindow,
				claims.number("maxAttempts").orElse(Integer.MAX_VALUE));
		try {
			StartedAttempt attempt = this.attempts.start(start);
			Map<String, Object> variables = variables(attempt);
			if (!attempt.delivered()) {
				throw CamundaError.bpmnError(Names.Error.NOTICE_NOT_DELIVERED, "The notice was not delivered",
						variables);
			}
			return variables;
		}
		catch (RequestNotFoundException ex) {
			throw new RefusedJobException(Reason.REQUEST_OVER);
		}
		catch (ConsentOnRecordException ex) {
			throw new RefusedJobException(Reason.CONSENT_ON_RECORD);
		}
		catch (NoElectronicMethodException ex) {
			throw new RefusedJobException(Reason.NO_ELECTRONIC_METHOD);
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
		variables.put("timeToAnswer", TimeToAnswer.until(attempt.deadline(), this.clock).toString());
		variables.put("failureReason", attempt.failureReason());
		return variables;
	}

}
