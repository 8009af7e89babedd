package org.caseaccess.process;

import java.util.Optional;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.caseaccess.consent.AccessRequestChanged;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets only the agent of the request complete its tasks, whichever program they use:
 * Tasklist shows tasks regardless of candidate groups.
 */
@Component
public class AuthorizeAgentListener {

	private final AccessRequests requests;

	private final RequestProcesses processes;

	private final Agents agents;

	private final VerbalForms forms;

	private final ApplicationEventPublisher events;

	AuthorizeAgentListener(AccessRequests requests, RequestProcesses processes, Agents agents, VerbalForms forms,
			ApplicationEventPublisher events) {
		this.requests = requests;
		this.processes = processes;
		this.agents = agents;
		this.forms = forms;
		this.events = events;
	}

	/**
	 * Works a job of the {@code completing} task listener.
	 * @param client answers the engine
	 * @param job the job
	 */
	@JobWorker(type = Names.Job.AUTHORIZE_AGENT, autoComplete = false)
	public void authorize(JobClient client, ActivatedJob job) {
		TaskVerdict verdict = new TaskVerdict(client, job);
		// by the process instance: the variable may have been sent with the completion
		Optional<UUID> request = this.processes.requestOf(job.getProcessInstanceKey());
		Optional<String> owner = request.flatMap(this.requests::find)
			.map(AccessRequestView::agentId)
			.flatMap(this.agents::byId)
			.map(AgentProfile::username);
		if (owner.isPresent() && owner.get().equals(job.getUserTask().getAssignee())) {
			this.forms.completing(request.get(), job.getUserTask().getUserTaskKey());
			verdict.allow();
			// the step may have been done in Tasklist, and a page of the portal shows it
			// too
			this.events.publishEvent(new AccessRequestChanged(request.get()));
		}
		else {
			verdict.deny("This request belongs to another agent. Assign the task back to the agent who asked.");
		}
	}

}
