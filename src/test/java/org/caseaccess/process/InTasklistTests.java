package org.caseaccess.process;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.camunda.client.api.search.enums.UserTaskState;
import org.awaitility.Awaitility;
import org.caseaccess.consent.Decision;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.Test;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * By the door of Camunda Tasklist: the agent starts the process, takes the first task and
 * fills every form there.
 */
class InTasklistTests extends RequestCaseAccess {

	@Override
	UUID open(AgentProfile agent, SearchCriteria client) {
		long task = startInTasklist();
		this.camunda.newAssignUserTaskCommand(task).assignee(agent.username()).send().join();
		this.camunda.newCompleteUserTaskCommand(task).variables(details(client)).send().join();
		return this.requests.latestOf(agent.id(), 1).getFirst().id();
	}

	@Override
	void complete(UUID request, String element, Map<String, Object> variables) {
		this.camunda.newCompleteUserTaskCommand(at(request, element).key()).variables(variables).send().join();
	}

	@Test
	void inTasklistTheAgentIsTheAssigneeAndTheNumberDoesNotStay() {
		long task = startInTasklist();
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		Map<String, Object> details = clientDetails();
		this.camunda.newCompleteUserTaskCommand(task).variables(details).send().join();
		UUID request = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.requests.latestOf(this.scenario.maria().id(), 1), (found) -> !found.isEmpty())
			.getFirst()
			.id();
		at(request, "Task_ReviewConsentNeeded");
		process(request).hasVariable("agentUsername", "maria.lopez").hasVariable("ssn", null);
		complete(request, "Task_ReviewConsentNeeded");
		awaitAnswer(request);
		answer(request, Decision.ACCEPT);
		complete(request, "Task_ReviewConsentReceived");
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ViewCase");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessGranted"));
	}

	@Test
	void inTasklistWhatTheRulesForbidIsDeniedWithAReason() {
		long task = startInTasklist();
		assertDenied(task, clientDetails(), "Assign the task to yourself");
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		Map<String, Object> impossible = clientDetails();
		impossible.put("dateOfBirth", "2099-01-01");
		assertDenied(task, impossible, "in the future");
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).isEmpty();
	}

	@Test
	void inTasklistWhoSearchedTooOftenReadsWhenItIsPossibleAgain() {
		long task = startInTasklist();
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		useUp("search:" + this.scenario.maria().id());
		assertDenied(task, clientDetails(), "It is possible again in");
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).isEmpty();
		this.jdbc.sql("delete from limit_count").update();
		this.camunda.newCompleteUserTaskCommand(task).variables(clientDetails()).send().join();
		assertThat(this.requests.latestOf(this.scenario.maria().id(), 1)).hasSize(1);
	}

	private long startInTasklist() {
		long instance = this.camunda.newCreateInstanceCommand()
			.bpmnProcessId(Names.PROCESS_ID)
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.camunda.newUserTaskSearchRequest()
				.filter((task) -> task.processInstanceKey(instance).state(UserTaskState.CREATED))
				.send()
				.join()
				.items(), (found) -> !found.isEmpty())
			.getFirst()
			.getUserTaskKey();
	}

	/** What is typed in to find a client of {@link Scenario}. */
	private static Map<String, Object> details(SearchCriteria client) {
		return Map.of("firstName", client.firstName(), "lastName", client.lastName(), "sex", client.sex().name(),
				"dateOfBirth", client.dateOfBirth().toString());
	}

	private static Map<String, Object> clientDetails() {
		return new HashMap<>(Map.of("firstName", "Elena", "lastName", "Garcia", "sex", "F", "dateOfBirth", "1984-05-17",
				"ssn", "911-31-6037"));
	}

}
