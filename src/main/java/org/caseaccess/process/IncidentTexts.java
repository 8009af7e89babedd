package org.caseaccess.process;

import java.util.Map;

import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.notification.NoticeDelayedException;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What an operator reads in Operate when a job failed: what could not be done, why as far
 * as it may be said, and where to look. No exception's message, which may hold personal
 * data.
 */
final class IncidentTexts {

	private static final Map<String, String> WORK = Map.ofEntries(
			Map.entry(Names.Job.SEARCH_CLIENT_RECORD, "search for the client"),
			Map.entry(Names.Job.SEND_CONSENT_REQUEST, "ask the client for consent"),
			Map.entry(Names.Job.CLOSE_CONSENT_ATTEMPT, "close the attempt"),
			Map.entry(Names.Job.WITHDRAW_CONSENT_ATTEMPT, "withdraw the attempt of an agent who left"),
			Map.entry(Names.Job.RECORD_VERBAL_CONSENT, "record the verbal consent"),
			Map.entry(Names.Job.ASSOCIATE_AGENT, "associate the agent with the client"),
			Map.entry(Names.Job.NOTIFY_CLIENT, "tell the client about the new access"),
			Map.entry(Names.Job.CLOSE_ACCESS_REQUEST, "close the request"),
			Map.entry(Names.Job.REGISTER_ACCESS_REQUEST, "take the request from Tasklist"),
			Map.entry(Names.Job.AUTHORIZE_AGENT, "check whose task it is"));

	private IncidentTexts() {
	}

	static String of(ActivatedJob job, Exception failure) {
		return "Case Access could not %s, because %s (%s). Nothing is lost and nothing is done twice: repair the cause, then retry. See docs/operations.md, %s, and the log lines with job %d."
			.formatted(WORK.getOrDefault(job.getType(), "do its work"), reason(failure),
					failure.getClass().getSimpleName(), job.getType(), job.getKey());
	}

	/** A job that was refused, which no retry mends. */
	static String of(ActivatedJob job, RefusedJobException.Reason reason) {
		return "Case Access refused to %s, because %s. Nothing was changed, and a retry changes nothing: cancel the process instance. See docs/operations.md, %s, and the log lines with job %d."
			.formatted(WORK.getOrDefault(job.getType(), "do its work"), reason.words(), job.getType(), job.getKey());
	}

	private static String reason(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof NoticeDelayedException) {
				return "the provider of notices does not take them at the moment";
			}
			if (cause instanceof DataAccessException || cause instanceof TransactionException) {
				return "the database did not answer or refused";
			}
		}
		return "something failed that nobody expected to";
	}

	/** The job types that have words of their own. */
	static boolean knows(String jobType) {
		return WORK.containsKey(jobType);
	}

}
