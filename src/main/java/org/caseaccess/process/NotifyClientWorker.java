package org.caseaccess.process;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AssociationNotices;
import org.caseaccess.consent.RequestState;
import org.caseaccess.process.RefusedJobException.Reason;

import org.springframework.stereotype.Component;

/**
 * Tells the client about the new association (R10).
 */
@Component
public class NotifyClientWorker {

	private final AssociationNotices notices;

	private final AccessRequests requests;

	private final RequestProcesses processes;

	NotifyClientWorker(AssociationNotices notices, AccessRequests requests, RequestProcesses processes) {
		this.notices = notices;
		this.requests = requests;
		this.processes = processes;
	}

	/**
	 * Works a job. A notice that cannot be delivered is on record; it does not undo the
	 * access.
	 * @param job the job
	 */
	@JobWorker(type = Names.Job.NOTIFY_CLIENT)
	public void notify(ActivatedJob job) {
		UUID id = this.processes.requestOf(job);
		if (this.requests.find(id).orElseThrow().state().outcome() != RequestState.GRANTED) {
			throw new RefusedJobException(Reason.NO_ACCESS);
		}
		this.notices.send(id);
	}

}
