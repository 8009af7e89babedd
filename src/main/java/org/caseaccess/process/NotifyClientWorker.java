package org.caseaccess.process;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.caseaccess.consent.AssociationNotices;

import org.springframework.stereotype.Component;

/**
 * Tells the client about the new association (R10).
 */
@Component
public class NotifyClientWorker {

	private final AssociationNotices notices;

	NotifyClientWorker(AssociationNotices notices) {
		this.notices = notices;
	}

	/**
	 * Works a job. A notice that cannot be delivered is on record; it does not undo the
	 * access.
	 * @param accessRequestId the request
	 */
	@JobWorker(type = Names.Job.NOTIFY_CLIENT)
	public void notify(@Variable String accessRequestId) {
		this.notices.send(UUID.fromString(accessRequestId));
	}

}
