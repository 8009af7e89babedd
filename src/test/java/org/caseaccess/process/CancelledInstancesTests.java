package org.caseaccess.process;

import java.time.Duration;
import java.util.Locale;

import io.camunda.client.api.search.enums.ProcessInstanceState;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an operator does to an instance, and wherever it stands: within a minute its
 * request tells the truth.
 */
class CancelledInstancesTests extends TroubledProcessTest {

	@ParameterizedTest
	@EnumSource(names = { "CONSENT_NEEDED", "WAITING", "RECEIVED", "VERBAL_FORM", "CONFIRM" })
	void aCancelledInstanceEndsItsRequest(Step step) {
		standingAt(step);
		String link = (step == Step.WAITING) ? this.scenario.tokenOf(view(this.request).pending().attemptId()) : null;
		cancelInstance();
		aMinuteLater();
		assertInterrupted();
		if (link != null) {
			assertThat(this.survey.question(link, null)).isEmpty();
			assertThat(this.survey.answer(link, Decision.ACCEPT, Locale.ENGLISH)).isEqualTo(AnswerResult.NOT_ACTIVE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SEARCH", "CANCEL", "ASKING", "ANSWERED", "RECORDING", "ASSOCIATING" })
	void anInstanceThatIsCancelledAtAnIncidentEndsItsRequest(Step step) {
		stoppedAt(step);
		cancelInstance();
		aMinuteLater();
		assertThat(state()).isEqualTo(RequestState.INTERRUPTED);
	}

	@Test
	void anAccessThatWasGivenStaysAndItsClientIsTold() {
		stoppedAt(Step.NOTIFYING);
		cancelInstance();
		this.steps.mend();
		aMinuteLater();
		assertThat(state()).isEqualTo(RequestState.GRANTED);
		assertThat(isAssociated(this.request)).isTrue();
		assertThat(this.jdbc.sql("select count(*) from owed_notice").query(Integer.class).single()).isEqualTo(1);
	}

	@Test
	void whoSeesTheCaseWhenTheInstanceIsCancelledHasTheAccess() {
		standingAt(Step.VIEWING);
		cancelInstance();
		aMinuteLater();
		assertThat(state()).isEqualTo(RequestState.GRANTED);
	}

	@ParameterizedTest
	@EnumSource(names = { "SEARCH", "CONSENT_NEEDED", "CANCEL", "ASKING", "ANSWERED", "RECORDING", "CONFIRM",
			"ASSOCIATING" })
	void anIncidentThatNobodyRepairsEndsTheRequestAndItsInstance(Step step) {
		if (step == Step.CONSENT_NEEDED || step == Step.CONFIRM) {
			// its listener, which is asked when the task is completed
			standingAt(step);
			this.steps.breakDown(step.element());
			this.camunda.newCompleteUserTaskCommand(at(this.request, step.element()).key()).send();
			incident();
		}
		else {
			stoppedAt(step);
		}
		aMinuteLater();
		assertThat(state()).isEqualTo(RequestState.OPEN);
		pass(Duration.ofMinutes(30));
		this.steps.mend();
		this.lost.check();
		assertThat(state()).isEqualTo(RequestState.INTERRUPTED);
		awaitEnd(ProcessInstanceState.COMPLETED);
		assertThat(isAssociated(this.request)).isFalse();
	}

	@Test
	void anIncidentThatIsRepairedLetsTheRequestGoOn() {
		stoppedAt(Step.ANSWERED);
		aMinuteLater();
		this.steps.mend();
		retry();
		complete(this.request, "Task_ReviewConsentReceived");
		pass(Duration.ofMinutes(31));
		this.lost.check();
		at(this.request, "Task_ConfirmAccess");
		assertThat(state()).isEqualTo(RequestState.OPEN);
	}

	@Test
	void anInstanceWhoseRequestIsOverDoesNotWaitForAnybody() {
		standingAt(Step.CONSENT_NEEDED);
		// however it came that the process has not heard of it
		this.requests.close(this.request, RequestState.EXPIRED);
		aMinuteLater();
		this.lost.check();
		awaitEnd(ProcessInstanceState.COMPLETED);
		assertThat(openTasks()).isZero();
		assertThat(state()).isEqualTo(RequestState.EXPIRED);
	}

	@Test
	void theEngineItselfKnowsWhichInstancesThereAre() {
		standingAt(Step.CONSENT_NEEDED);
		ProcessInstances instances = new ProcessInstances(this.camunda);
		assertThat(instances.isThere(this.instance)).isTrue();
		assertThat(instances.isThere(this.instance + 1_000_000)).isFalse();
		cancelInstance();
		assertThat(instances.isThere(this.instance)).isFalse();
	}

}
