package org.caseaccess.process;

import java.util.List;
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
 * Lets only the agent of the request complete its tasks, and only with what the task's
 * form asks for, whichever program they use: Tasklist shows tasks regardless of candidate
 * groups, and the engine's API has no form.
 */
@Component
public class AuthorizeAgentListener {

	/**
	 * The search has forgotten it: what is there now was sent with the completion (R7).
	 */
	private static final String SSN = "ssn";

	private final AccessRequests requests;

	private final RequestProcesses processes;

	private final Agents agents;

	private final TaskForms taskForms;

	private final VerbalForms verbalForms;

	private final ApplicationEventPublisher events;

	AuthorizeAgentListener(AccessRequests requests, RequestProcesses processes, Agents agents, TaskForms taskForms,
			VerbalForms verbalForms, ApplicationEventPublisher events) {
		this.requests = requests;
		this.processes = processes;
		this.agents = agents;
		this.taskForms = taskForms;
		this.verbalForms = verbalForms;
		this.events = events;
	}

	/**
	 * Works a job of the {@code completing} task listener. What was submitted beside the
	 * form's fields decides nothing: no worker believes a variable, and the model takes
	 * only the form's fields out of a task.
	 * @param client answers the engine
	 * @param job the job
	 */
	@JobWorker(type = Names.Job.AUTHORIZE_AGENT, autoComplete = false)
	public void authorize(JobClient client, ActivatedJob job) {
		TaskVerdict verdict = TaskVerdict.on(client, job);
		// by the process instance: the variable may have been sent with the completion
		Optional<UUID> request = this.processes.requestOf(job.getProcessInstanceKey());
		Optional<String> owner = request.flatMap(this.requests::find)
			.map(AccessRequestView::agentId)
			.flatMap(this.agents::byId)
			.map(AgentProfile::username);
		if (owner.isEmpty() || !owner.get().equals(job.getUserTask().getAssignee())) {
			verdict.deny("This request belongs to another agent. Assign the task back to the agent who asked.");
			return;
		}
		List<String> problems = this.taskForms.problems(job);
		if (!problems.isEmpty()) {
			verdict.deny(String.join(" ", problems));
			return;
		}
		if (!JobClaims.of(job).value(SSN).isNull() && !JobClaims.of(job).value(SSN).isMissingNode()) {
			verdict.deny("This step does not ask for a Social Security Number. Leave it out.");
			return;
		}
		this.verbalForms.completing(request.get(), job.getUserTask().getUserTaskKey(), this.taskForms.of(job),
				JobClaims.of(job));
		verdict.allow();
		// the step may have been done in Tasklist, and a page of the portal shows it too
		this.events.publishEvent(new AccessRequestChanged(request.get()));
	}

}
