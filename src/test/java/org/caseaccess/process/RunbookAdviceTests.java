package org.caseaccess.process;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import org.awaitility.Awaitility;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The runbook's advice (docs/operations.md), followed: for every job type that a row of
 * the table of incidents is about, repair and retry, or cancel the instance.
 */
class RunbookAdviceTests extends TroubledProcessTest {

	private static final Map<String, Object> DETAILS = Map.of("firstName", "Elena", "lastName", "Garcia", "sex", "F",
			"dateOfBirth", "1984-05-17");

	/** A row of the table, and what its retry leads to. */
	enum Row {

		SEARCH_CLIENT_RECORD((test) -> test.stoppedAt(Step.SEARCH),
				(test) -> test.at(test.request, "Task_ReviewConsentNeeded")),
		SEND_CONSENT_REQUEST((test) -> test.stoppedAt(Step.ASKING), (test) -> {
			test.awaitAnswer(test.request);
			assertThat(test.scenario.noticesSent()).isEqualTo(1);
			assertThat(test.requests.attemptCount(test.request).made()).isEqualTo(1);
		}), CLOSE_CONSENT_ATTEMPT((test) -> {
			test.stoppedAt(Step.ANSWERED);
			assertThat(test.records.forRequest(test.request)).isPresent();
		}, (test) -> test.at(test.request, "Task_ReviewConsentReceived")), WITHDRAW_CONSENT_ATTEMPT((test) -> {
			test.stoppedAt(Step.LEAVING);
			// the agent's leaving is in the database already, and the link is dead
			assertThat(test.state()).isEqualTo(RequestState.LEFT);
			assertThat(test.view(test.request).pending()).isNull();
		}, (test) -> test.process(test.request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestLeft"))),
		RECORD_VERBAL_CONSENT((test) -> {
			test.stoppedAt(Step.RECORDING);
			assertThat(test.records.forRequest(test.request)).isEmpty();
		}, (test) -> {
			test.at(test.request, "Task_ConfirmAccess");
			assertThat(test.records.forRequest(test.request)).isPresent();
		}), ASSOCIATE_AGENT((test) -> {
			test.stoppedAt(Step.ASSOCIATING);
			assertThat(test.isAssociated(test.request)).isFalse();
		}, (test) -> {
			test.at(test.request, "Task_ViewCase");
			assertThat(test.isAssociated(test.request)).isTrue();
		}), NOTIFY_CLIENT((test) -> {
			test.stoppedAt(Step.NOTIFYING);
			assertThat(test.isAssociated(test.request)).isTrue();
		}, (test) -> {
			test.at(test.request, "Task_ViewCase");
			// she was asked, and is told by both of her ways
			assertThat(test.scenario.noticesSent()).isEqualTo(3);
		}), CLOSE_ACCESS_REQUEST((test) -> {
			test.stoppedAt(Step.CANCEL);
			assertThat(test.state()).isEqualTo(RequestState.OPEN);
		}, (test) -> {
			test.process(test.request).isCompleted();
			assertThat(test.state()).isEqualTo(RequestState.CANCELLED);
		}), REGISTER_ACCESS_REQUEST(RunbookAdviceTests::stoppedAtTheFirstForm, (test) -> {
			UUID registered = Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> test.requests.latestOf(test.scenario.maria().id(), 1), (found) -> !found.isEmpty())
				.getFirst()
				.id();
			test.at(registered, "Task_ReviewConsentNeeded");
		}), AUTHORIZE_AGENT((test) -> {
			test.standingAt(Step.CONSENT_NEEDED);
			test.steps.breakDown(Step.CONSENT_NEEDED.element());
			test.completeInTasklist(test.at(test.request, Step.CONSENT_NEEDED.element()).key(), Map.of());
			test.incident();
		}, (test) -> test.awaitAnswer(test.request));

		private final Consumer<RunbookAdviceTests> incident;

		private final Consumer<RunbookAdviceTests> retried;

		Row(Consumer<RunbookAdviceTests> incident, Consumer<RunbookAdviceTests> retried) {
			this.incident = incident;
			this.retried = retried;
		}

		String jobType() {
			return name().toLowerCase().replace('_', '-');
		}

	}

	@Test
	void everyRowOfTheTableIsFollowed() throws Exception {
		Set<String> rows = Stream.of(Row.values()).map(Row::jobType).collect(Collectors.toCollection(TreeSet::new));
		assertThat(RunbookTests.rows("Incidents")).isEqualTo(rows);
	}

	@ParameterizedTest
	@EnumSource
	void whenTheCauseIsRepairedARetryGoesOn(Row row) {
		row.incident.accept(this);
		assertThat(incident().getErrorMessage()).contains("repair the cause, then retry", row.jobType());
		this.steps.mend();
		retry();
		row.retried.accept(this);
		assertThat(openIncidentsOfAll()).isZero();
	}

	/** A request that is not worth it any more, as the runbook says. */
	@ParameterizedTest
	@EnumSource
	void whenTheInstanceIsCancelledTheAgentCanAskAgain(Row row) {
		row.incident.accept(this);
		cancelInstance();
		this.steps.mend();
		aMinuteLater();
		if (this.request != null) {
			assertThat(state()).isNotEqualTo(RequestState.OPEN);
			assertThat(view(this.request).pending()).isNull();
		}
		UUID again = open(this.scenario.agent("james.chen"), Scenario.ELENA);
		at(again, "Task_ReviewConsentNeeded");
	}

	@Test
	void aRetryAfterTheTimeToAnswerEndsTheAttemptAsNotDelivered() {
		try (Scenario.Trouble trouble = this.scenario.troubleWithNotices()) {
			this.request = open(Scenario.ELENA);
			complete(this.request, "Task_ReviewConsentNeeded");
			this.instance = instanceOf(this.request);
			incident();
		}
		assertThat(this.requests.attemptCount(this.request).made()).isEqualTo(1);
		pass(Duration.ofSeconds(91));
		retry();
		at(this.request, "Task_ReviewConsentNeeded", "NOT_DELIVERED");
		assertThat(this.scenario.noticesSent()).isZero();
	}

	/** A backup of Camunda that is younger than that of Case Access. */
	@Test
	void anInstanceWithoutItsRequestIsCancelled() {
		String unknown = UUID.randomUUID().toString();
		this.camunda.newPublishMessageCommand()
			.messageName(Names.Message.CASE_ACCESS_REQUESTED)
			.correlationKey(unknown)
			.variables(Map.of("accessRequestId", unknown))
			.send()
			.join();
		this.instance = instanceOf(UUID.fromString(unknown));
		incident();
		cancelInstance();
		assertThat(openIncidentsOfAll()).isZero();
	}

	private void stoppedAtTheFirstForm() {
		this.instance = this.camunda.newCreateInstanceCommand()
			.bpmnProcessId(Names.PROCESS_ID)
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
		long task = Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.camunda.newUserTaskSearchRequest()
				.filter((found) -> found.processInstanceKey(this.instance).state(UserTaskState.CREATED))
				.send()
				.join()
				.items(), (found) -> !found.isEmpty())
			.getFirst()
			.getUserTaskKey();
		this.camunda.newAssignUserTaskCommand(task).assignee("maria.lopez").send().join();
		this.steps.breakDown("Task_EnterClientDetails");
		completeInTasklist(task, DETAILS);
		incident();
	}

	/** Tasklist does not get an answer while the task's listener is tried again. */
	private void completeInTasklist(long task, Map<String, Object> variables) {
		this.camunda.newCompleteUserTaskCommand(task).variables(variables).send();
	}

	private long openIncidentsOfAll() {
		return this.camunda.newProcessInstanceSearchRequest()
			.filter((found) -> found.hasIncident(true).state(ProcessInstanceState.ACTIVE))
			.send()
			.join()
			.page()
			.totalItems();
	}

}
