package org.caseaccess.process;

import java.util.Map;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;
import org.caseaccess.registry.AgentNotEligibleException;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Component;

/**
 * Associates the agent with the client who consented.
 */
@Component
public class AssociateAgentWorker {

	private final Associations associations;

	private final AccessRequests requests;

	private final Clients clients;

	AssociateAgentWorker(Associations associations, AccessRequests requests, Clients clients) {
		this.associations = associations;
		this.requests = requests;
		this.clients = clients;
	}

	/**
	 * Works a job.
	 * @param accessRequestId the request
	 * @param onDemandReferral whether it came from an on-demand referral, or null
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.ASSOCIATE_AGENT)
	public Map<String, Object> associate(@Variable String accessRequestId, @Variable String onDemandReferral) {
		UUID id = UUID.fromString(accessRequestId);
		try {
			UUID clientId = this.associations.associate(id, onDemandReferral);
			return Map.of("caseNumber", this.clients.byId(clientId).orElseThrow().caseNumber());
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex);
		}
	}

}
