package org.caseaccess.process;

import java.util.Optional;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.limit.LimitReachedException;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.CheckedSearch;
import org.caseaccess.registry.SearchForm;
import org.caseaccess.registry.SearchForms;

import org.springframework.stereotype.Component;

/**
 * Tasklist's door: who asks is the task's assignee, never a form field; what was typed is
 * checked as in the portal.
 */
@Component
public class RegisterAccessRequestListener {

	private final Agents agents;

	private final SearchForms forms;

	private final AccessRequests requests;

	private final RequestProcesses processes;

	RegisterAccessRequestListener(Agents agents, SearchForms forms, AccessRequests requests,
			RequestProcesses processes) {
		this.agents = agents;
		this.forms = forms;
		this.requests = requests;
		this.processes = processes;
	}

	/**
	 * Works a job of the {@code completing} task listener.
	 * @param client answers the engine
	 * @param job the job
	 * @param accessRequestId the request
	 * @param firstName as typed
	 * @param lastName as typed
	 * @param sex as chosen
	 * @param dateOfBirth as typed
	 * @param ssn as typed
	 * @param caseNumberSearched as typed
	 * @param applicationNumber as typed
	 */
	@JobWorker(type = Names.Job.REGISTER_ACCESS_REQUEST, autoComplete = false)
	public void register(JobClient client, ActivatedJob job, @Variable String accessRequestId,
			@Variable String firstName, @Variable String lastName, @Variable String sex, @Variable String dateOfBirth,
			@Variable String ssn, @Variable String caseNumberSearched, @Variable String applicationNumber) {
		TaskVerdict verdict = new TaskVerdict(client, job);
		Optional<AgentProfile> agent = Optional.ofNullable(job.getUserTask().getAssignee())
			.flatMap(this.agents::byUsername);
		if (agent.isEmpty()) {
			verdict.deny("Assign the task to yourself first. Only an agent of the exchange can request access.");
			return;
		}
		CheckedSearch checked = this.forms
			.check(new SearchForm(firstName, lastName, sex, dateOfBirth, ssn, caseNumberSearched, applicationNumber));
		if (checked.criteria() == null) {
			verdict.deny(String.join(" ", checked.errors().values()));
			return;
		}
		try {
			UUID request = UUID.fromString(accessRequestId);
			this.requests.register(request, agent.get(), checked.criteria());
			if (this.processes.record(request, job.getProcessInstanceKey())) {
				verdict.allow();
			}
			else {
				verdict.deny("This request is under way already. Start a new one.");
			}
		}
		catch (LimitReachedException ex) {
			verdict.deny(ex.getMessage());
		}
		catch (RequestNotFoundException ex) {
			verdict.deny("This request belongs to another agent.");
		}
	}

}
