package org.caseaccess.process;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.exception.CamundaError;
import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentEndedException;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.RequestState;
import org.caseaccess.process.RefusedJobException.Reason;
import org.caseaccess.registry.AgentNotEligibleException;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Component;

/**
 * Associates the agent with the client who consented.
 */
@Component
public class AssociateAgentWorker {

	private static final Duration MESSAGE_ON_ITS_WAY = Duration.ofSeconds(5);

	private final Associations associations;

	private final AccessRequests requests;

	private final ConsentRecords consents;

	private final Clients clients;

	private final RequestProcesses processes;

	AssociateAgentWorker(Associations associations, AccessRequests requests, ConsentRecords consents, Clients clients,
			RequestProcesses processes) {
		this.associations = associations;
		this.requests = requests;
		this.consents = consents;
		this.clients = clients;
		this.processes = processes;
	}

	private enum OnDemandReferral {

		YES, NO

	}

	/**
	 * Works a job.
	 * @param job the job; its {@code onDemandReferral} says whether the request came from
	 * an on-demand referral, {@code YES} or {@code NO}; anything else is no statement
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.ASSOCIATE_AGENT, fetchVariables = "onDemandReferral")
	public Map<String, Object> associate(ActivatedJob job) {
		UUID id = this.processes.requestOf(job);
		if (this.consents.forRequest(id).isEmpty()) {
			throw new RefusedJobException(Reason.NO_CONSENT);
		}
		try {
			UUID clientId = this.associations.associate(id, onDemandReferral(job));
			return caseNumber(this.requests.find(id).orElseThrow().agentId(), clientId);
		}
		catch (ConsentEndedException ex) {
			// no retry is used up: the message that ends the process is on its way
			throw CamundaError.jobError("The request is over.", null, job.getRetries(), MESSAGE_ON_ITS_WAY);
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex);
		}
	}

	private static String onDemandReferral(ActivatedJob job) {
		return JobClaims.of(job).choice("onDemandReferral", OnDemandReferral.class).map(Enum::name).orElse(null);
	}

	/** An access that ended again before a repeated job shows no case. */
	private Map<String, Object> caseNumber(UUID agentId, UUID clientId) {
		return this.associations.isAssociated(agentId, clientId)
				? Map.of("caseNumber", this.clients.byId(clientId).orElseThrow().caseNumber()) : Map.of();
	}

}
