package org.caseaccess.process;

import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AttemptCount;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.RequestState;
import org.caseaccess.process.RefusedJobException.Reason;
import org.caseaccess.registry.AgentNotEligibleException;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchResult;

import org.springframework.stereotype.Component;

/**
 * Searches the client of a request and tells the process what it found.
 */
@Component
public class SearchClientRecordWorker {

	private final AccessRequests requests;

	private final Clients clients;

	private final Agents agents;

	private final Associations associations;

	private final RequestProcesses processes;

	SearchClientRecordWorker(AccessRequests requests, Clients clients, Agents agents, Associations associations,
			RequestProcesses processes) {
		this.requests = requests;
		this.clients = clients;
		this.agents = agents;
		this.associations = associations;
		this.processes = processes;
	}

	/**
	 * What the process needs to know after the search. Other variables of the search form
	 * are not needed any more; the social security number must not stay (R7), so it is
	 * set to null.
	 */
	record Found(boolean clientFound, boolean alreadyAssociated, String agentUsername, String clientName,
			String caseNumber, String preferredMethod, Boolean electronicMethodOnFile, int attemptsMade,
			boolean declinedBefore, String lastOutcome, String failureReason, String ssn) {
	}

	/**
	 * Works a job.
	 * @param job the job
	 * @return the process variables
	 */
	@JobWorker(type = Names.Job.SEARCH_CLIENT_RECORD, fetchVariables = "accessRequestId")
	public Object search(ActivatedJob job) {
		UUID id = this.processes.requestOf(job.getProcessInstanceKey()).orElseGet(() -> bind(job));
		AccessRequestView request = this.requests.find(id).orElseThrow();
		String username = this.agents.byId(request.agentId()).orElseThrow().username();
		try {
			this.agents.eligibility(request.agentId()).require();
		}
		catch (AgentNotEligibleException ex) {
			this.requests.close(id, RequestState.NOT_ELIGIBLE);
			throw Refusal.of(ex, username);
		}
		if (request.state() != RequestState.OPEN && request.clientId() == null) {
			// cancelled before it was searched: its message is on the way
			return notFound(username);
		}
		SearchResult result = this.clients.search(this.requests.criteria(id));
		this.requests.recordSearch(id, result);
		return switch (result) {
			case SearchResult.OneClient one -> found(request, username, one.client());
			case SearchResult.Nobody nobody -> notFound(username);
			case SearchResult.MoreThanOne several -> notFound(username);
		};
	}

	/**
	 * The portal's instance is bound by its first job: the first instance that names a
	 * request has it, any other is refused. The request's id is random and known to its
	 * agent alone until then.
	 */
	private UUID bind(ActivatedJob job) {
		return JobClaims.of(job)
			.id("accessRequestId")
			.filter((id) -> this.requests.find(id).isPresent())
			.filter((id) -> this.processes.record(id, job.getProcessInstanceKey()))
			.orElseThrow(() -> new RefusedJobException(Reason.NOT_BOUND));
	}

	private Found found(AccessRequestView request, String username, ClientProfile client) {
		boolean associated = this.associations.isAssociated(request.agentId(), client.id());
		if (associated) {
			this.requests.close(request.id(), RequestState.ASSOCIATED_BEFORE);
		}
		AttemptCount count = this.requests.attemptCount(request.id());
		return new Found(true, associated, username, masked(this.requests.criteria(request.id())),
				associated ? client.caseNumber() : null, client.preferredMethod().name(),
				client.electronicMethodOnFile(), count.made(), count.declined(),
				count.onlyWithdrawn() ? AttemptState.WITHDRAWN.name() : null, null, null);
	}

	/** Tasklist and Operate show a task to people who have no part in the request. */
	private static String masked(SearchCriteria typed) {
		String family = typed.lastName();
		return typed.firstName() + " " + family.substring(0, family.offsetByCodePoints(0, 1)) + ".";
	}

	private static Found notFound(String username) {
		return new Found(false, false, username, null, null, null, null, 0, false, null, null, null);
	}

}
