package org.caseaccess.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestNotFoundException;
import org.caseaccess.limit.LimitReachedException;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.CheckedSearch;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchForm;
import org.caseaccess.registry.SearchForms;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tasklist's door: who asks is the task's assignee, never a form field; what was typed is
 * checked as in the portal.
 */
@Component
public class RegisterAccessRequestListener {

	private final Agents agents;

	private final TaskForms taskForms;

	private final SearchForms forms;

	private final AccessRequests requests;

	private final RequestProcesses processes;

	private final TransactionOperations transactions;

	RegisterAccessRequestListener(Agents agents, TaskForms taskForms, SearchForms forms, AccessRequests requests,
			RequestProcesses processes, TransactionOperations transactions) {
		this.agents = agents;
		this.taskForms = taskForms;
		this.forms = forms;
		this.requests = requests;
		this.processes = processes;
		this.transactions = transactions;
	}

	/**
	 * Works a job of the {@code completing} task listener.
	 * @param client answers the engine
	 * @param job the job
	 */
	@JobWorker(type = Names.Job.REGISTER_ACCESS_REQUEST, autoComplete = false)
	public void register(JobClient client, ActivatedJob job) {
		TaskVerdict verdict = TaskVerdict.on(client, job);
		Optional<AgentProfile> agent = Optional.ofNullable(job.getUserTask().getAssignee())
			.flatMap(this.agents::byUsername);
		if (agent.isEmpty()) {
			verdict.deny("Assign the task to yourself first. Only an agent of the exchange can request access.");
			return;
		}
		List<String> problems = this.taskForms.problems(job);
		if (!problems.isEmpty()) {
			verdict.deny(String.join(" ", problems));
			return;
		}
		JobClaims claims = JobClaims.of(job);
		CheckedSearch checked = this.forms.check(typed(claims));
		if (checked.criteria() == null) {
			verdict.deny(String.join(" ", checked.errors().values()));
			return;
		}
		try {
			if (isRegistered(job, claims, agent.get(), checked.criteria())) {
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

	/** Fields that hold something else than text were denied before. */
	private static SearchForm typed(JobClaims claims) {
		return new SearchForm(claims.text("firstName"), claims.text("lastName"), claims.text("sex"),
				claims.text("dateOfBirth"), claims.text("ssn"), claims.text("caseNumberSearched"),
				claims.text("applicationNumber"));
	}

	/**
	 * The request and its process instance are one from the beginning, or are not there:
	 * an id of another request, even the agent's own, leads to nothing.
	 */
	private boolean isRegistered(ActivatedJob job, JobClaims claims, AgentProfile agent, SearchCriteria criteria) {
		long instance = job.getProcessInstanceKey();
		Optional<UUID> bound = this.processes.requestOf(instance);
		if (bound.isPresent()) {
			// the same job again
			this.requests.register(bound.get(), agent, criteria);
			return true;
		}
		Optional<UUID> fresh = claims.id("accessRequestId").filter((id) -> this.requests.find(id).isEmpty());
		return fresh.isPresent() && Boolean.TRUE.equals(this.transactions.execute((status) -> {
			this.requests.register(fresh.get(), agent, criteria);
			boolean first = this.processes.record(fresh.get(), instance);
			if (!first) {
				status.setRollbackOnly();
			}
			return first;
		}));
	}

}
