package org.caseaccess.process;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Test;

import static io.camunda.process.test.api.assertions.ElementSelectors.byId;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every path of the model that either door leads to: the happy path, and one test for
 * each way off it.
 */
abstract class RequestCaseAccess extends ProcessTest {

	@Test
	void anAcceptedConsentOpensTheCase() {
		UUID request = open(Scenario.ELENA);
		consentElectronically(request);
		complete(request, "Task_ConfirmAccess", Map.of("onDemandReferral", "YES"));
		complete(request, "Task_ViewCase");
		process(request).isCompleted()
			.hasCompletedElements(byId("Task_AssociateAgent"), byId("Task_NotifyClient"),
					byId("EndEvent_AccessGranted"))
			.hasVariable("caseNumber", "C-10001")
			.hasNoActiveIncidents();
		assertThat(view(request).state()).isEqualTo(RequestState.GRANTED);
		assertThat(isAssociated(request)).isTrue();
		assertThat(this.records.forRequest(request).orElseThrow().method()).isEqualTo("TEXT");
		// the request for consent, and the news of the association by both of her ways
		assertThat(this.scenario.noticesSent()).isEqualTo(3);
	}

	@Test
	void aDeclineLeavesOnlyCancel() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		answer(request, Decision.DECLINE);
		complete(request, "Task_ReviewDecline");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_ClientDeclined"));
		assertThat(view(request).state()).isEqualTo(RequestState.DECLINED);
		assertThat(isAssociated(request)).isFalse();
	}

	@Test
	void aClientWhoWasSilentOnceMayBeAskedAgain() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		AgentTask task = at(request, "Task_ReviewConsentNeeded");
		assertThat(task.variables()).containsEntry("consentMethod", "ELECTRONIC_OR_VERBAL")
			.containsEntry("consentReason", "NO_RESPONSE")
			.containsEntry("attemptsLeft", 2);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		awaitAnswer(request);
		answer(request, Decision.ACCEPT);
		complete(request, "Task_ReviewConsentReceived");
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ViewCase");
		process(request).isCompleted()
			.hasCompletedElement(byId("SubProcess_ElectronicConsent"), 2)
			.hasVariable("attemptNumber", 2);
	}

	@Test
	void aClientWhoWasSilentThreeTimesCanOnlyBeAskedVerbally() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		for (int attempt = 2; attempt <= Scenario.MAX_ATTEMPTS; attempt++) {
			complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
			awaitAnswer(request);
			staySilent(request);
		}
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "VERBAL")
			.containsEntry("consentReason", "NO_ATTEMPTS_LEFT");
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
		// whoever sends 'electronically' all the same does not get a fourth
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestCancelled"));
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
	}

	@Test
	void afterSilenceTheClientCanConsentVerbally() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		consentVerbally(request, "NO_RESPONSE");
	}

	@Test
	void whenTheNoticeIsNotDeliveredTheClientCanConsentVerbally() {
		UUID request = open(Scenario.TAMARA);
		complete(request, "Task_ReviewConsentNeeded");
		AgentTask task = at(request, "Task_ReviewConsentNeeded", "NOT_DELIVERED");
		assertThat(task.variables()).containsEntry("consentMethod", "VERBAL");
		assertThat(task.variables().get("failureReason").toString()).contains("does not accept mail");
		complete(request, "Task_ReviewConsentNeeded");
		consentVerbally(request, "NOT_DELIVERED");
	}

	@Test
	void aClientWhoPrefersPostalMailConsentsVerbally() {
		UUID request = open(Scenario.WALTER);
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "VERBAL");
		complete(request, "Task_ReviewConsentNeeded");
		consentVerbally(request, "PREFERENCE_NOT_ELECTRONIC");
		process(request).hasNoActiveIncidents();
		assertThat(this.jdbc.sql("select method from notice where purpose = 'ASSOCIATION'").query(String.class).list())
			.containsExactlyInAnyOrder("POSTAL", "EMAIL");
	}

	@Test
	void aMissingAcknowledgementIsDeniedAndTheTaskStaysOpen() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		AgentTask task = at(request, "Task_ConfirmVerbalConsent");
		Map<String, Object> verbal = verbalConsent();
		verbal.put("acknowledgeScope", false);
		// a browser's form does not let this through: it takes somebody who goes around
		// it
		assertDenied(task.key(), verbal, "Scope: “With access I can view your case");
		assertThat(at(request, "Task_ConfirmVerbalConsent").key()).isEqualTo(task.key());
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	@Test
	void aClientWithoutAnElectronicMethodCannotBeAsked() {
		UUID request = open(Scenario.criteria("George", "Whitfield", Sex.M, "1955-01-21"));
		assertThat(at(request, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "NONE")
			.containsEntry("consentReason", "NO_ELECTRONIC_METHOD");
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestCancelled"));
		assertThat(view(request).state()).isEqualTo(RequestState.NO_METHOD);
	}

	@Test
	void anUnknownClientAndAnAmbiguousOneLookTheSame() {
		UUID unknown = open(Scenario.criteria("Nobody", "Here", Sex.F, "1980-01-01"));
		AgentTask forUnknown = at(unknown, "Task_ReviewNextSteps");
		UUID ambiguous = open(Scenario.criteria("John", "Smith", Sex.M, "1975-03-14"));
		AgentTask forAmbiguous = at(ambiguous, "Task_ReviewNextSteps");
		assertThat(shown(forAmbiguous)).isEqualTo(shown(forUnknown));
		assertThat(forAmbiguous.schema()).isEqualTo(forUnknown.schema());
		complete(unknown, "Task_ReviewNextSteps");
		process(unknown).isCompleted().hasCompletedElements(byId("EndEvent_NoSingleClientFound"));
		assertThat(view(unknown).state()).isEqualTo(RequestState.NOT_FOUND);
	}

	@Test
	void anAgentWhoIsAssociatedAlreadyNeedsNoConsent() {
		UUID first = open(Scenario.ELENA);
		consentElectronically(first);
		complete(first, "Task_ConfirmAccess");
		at(first, "Task_ViewCase");
		UUID second = open(Scenario.ELENA);
		assertThat(at(second, "Task_ViewCase").variables()).containsEntry("caseNumber", "C-10001");
		complete(second, "Task_ViewCase");
		process(second).isCompleted().hasNotActivatedElements(byId("Task_ReviewConsentNeeded"));
		assertThat(view(second).state()).isEqualTo(RequestState.ASSOCIATED_BEFORE);
	}

	@Test
	void anAgentWithoutALicenceIsRefusedAtTheRequest() {
		UUID request = open(this.scenario.agent("david.cohen"), Scenario.ELENA);
		AgentTask task = at(request, "Task_ReviewRefusal");
		assertThat(task.variables().get("refusalReason").toString()).contains("licence is not active");
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AgentNotEligible"));
		assertThat(view(request).state()).isEqualTo(RequestState.NOT_ELIGIBLE);
	}

	@Test
	void anAgentWhoseLicenceEndsMeanwhileIsRefusedAtTheAssociation() {
		UUID request = open(Scenario.ELENA);
		consentElectronically(request);
		this.scenario.licence("maria.lopez", "INACTIVE");
		complete(request, "Task_ConfirmAccess");
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AgentNotEligible"));
		assertThat(isAssociated(request)).isFalse();
	}

	@Test
	void anAgentWhoseLicenceEndsMeanwhileCannotRecordVerbalConsent() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded");
		at(request, "Task_ConfirmVerbalConsent");
		this.scenario.licence("maria.lopez", "INACTIVE");
		complete(request, "Task_ConfirmVerbalConsent", verbalConsent());
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AgentNotEligible"));
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	@Test
	void aDeclineInAnotherRequestClosesTheVerbalWayHere() {
		UUID silent = open(Scenario.ELENA);
		ask(silent);
		staySilent(silent);
		complete(silent, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		at(silent, "Task_ConfirmVerbalConsent");
		UUID declined = open(Scenario.ELENA);
		ask(declined);
		answer(declined, Decision.DECLINE);
		complete(silent, "Task_ConfirmVerbalConsent", verbalConsent());
		assertThat(at(silent, "Task_ReviewConsentNeeded").variables()).containsEntry("consentMethod", "ELECTRONIC");
		assertThat(this.records.forRequest(silent)).isEmpty();
	}

	@Test
	void anAgentWhoseLicenceEndsMeanwhileCannotAsk() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		this.scenario.licence("maria.lopez", "INACTIVE");
		complete(request, "Task_ReviewConsentNeeded");
		complete(request, "Task_ReviewRefusal");
		process(request).isCompleted();
		assertThat(this.scenario.noticesSent()).isZero();
	}

	@Test
	void aRequestThatNobodyWorksOnExpiresAfterTwoHours() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		pass(Duration.ofHours(2).plusSeconds(1));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestExpired"));
		assertThat(view(request).state()).isEqualTo(RequestState.EXPIRED);
	}

	@Test
	void anAttemptThatAnotherTabUsedUpIsNotMade() {
		UUID request = open(Scenario.ELENA);
		at(request, "Task_ReviewConsentNeeded");
		for (int attempt = 1; attempt <= Scenario.MAX_ATTEMPTS; attempt++) {
			this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
		}
		complete(request, "Task_ReviewConsentNeeded");
		assertThat(at(request, "Task_ReviewConsentNeeded", "NO_ATTEMPTS_LEFT").variables())
			.containsEntry("consentMethod", "VERBAL");
		assertThat(this.scenario.noticesSent()).isEqualTo(Scenario.MAX_ATTEMPTS);
	}

	@Test
	void aClientWhoWasAskedTooOftenTodayIsNotAskedAndNotSaidToHaveAgreedVerbally() {
		UUID request = open(Scenario.ELENA);
		ask(request);
		staySilent(request);
		at(request, "Task_ReviewConsentNeeded", "NO_RESPONSE");
		useUp("notice:" + view(request).clientId());
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "ELECTRONIC"));
		AgentTask task = at(request, "Task_ReviewConsentNeeded", "NOTICE_LIMIT");
		assertThat(task.variables()).containsEntry("consentMethod", "NONE");
		assertThat(task.variables().get("failureReason").toString()).contains("too often today", "possible again in");
		assertThat(this.scenario.noticesSent()).isEqualTo(1);
		// whoever sends 'verbally' all the same does not get it
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		process(request).isCompleted().hasCompletedElements(byId("EndEvent_AccessRequestCancelled"));
		assertThat(view(request).state()).isEqualTo(RequestState.NO_METHOD);
		assertThat(this.records.forRequest(request)).isEmpty();
	}

	@Test
	void whenTheClientEndsTheAccessWhatIsStillOpenEndsToo() {
		UUID granted = open(Scenario.ELENA);
		consentElectronically(granted);
		UUID second = open(Scenario.ELENA);
		ask(second);
		answer(second, Decision.ACCEPT);
		at(second, "Task_ReviewConsentReceived");
		complete(granted, "Task_ConfirmAccess");
		at(granted, "Task_ViewCase");
		assertThat(this.access.end(this.scenario.accessTokenOf(granted), true)).isTrue();
		process(second).isCompleted().hasCompletedElements(byId("EndEvent_CancelledRequestClosed"));
		assertThat(view(second).state()).isEqualTo(RequestState.ENDED_BY_CLIENT);
		assertThat(view(granted).state()).isEqualTo(RequestState.ENDED_BY_CLIENT);
		assertThat(isAssociated(granted)).isFalse();
		// nobody reads in Tasklist that access is granted
		process(granted).isCompleted().hasCompletedElements(byId("EndEvent_CancelledRequestClosed"));
		UUID third = open(Scenario.ELENA);
		assertThat(at(third, "Task_ReviewConsentNeeded").variables()).containsEntry("declinedBefore", true);
	}

	@Test
	void afterADeclineInAnEarlierRequestOnlyTheClientsOwnAnswerCounts() {
		UUID first = open(Scenario.ELENA);
		ask(first);
		answer(first, Decision.DECLINE);
		complete(first, "Task_ReviewDecline");
		UUID second = open(Scenario.ELENA);
		ask(second);
		staySilent(second);
		assertThat(at(second, "Task_ReviewConsentNeeded", "NO_RESPONSE").variables()).containsEntry("consentMethod",
				"ELECTRONIC");
	}

	@Test
	void aRepresentativeConsentsWithAuthorityOnRecord() {
		UUID request = open(Scenario.WALTER);
		complete(request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		Map<String, Object> verbal = verbalConsent();
		verbal.put("representativeName", " Ruth Hughes ");
		verbal.put("representativeAuthority", "Power of attorney of 2024-02-01");
		complete(request, "Task_ConfirmVerbalConsent", verbal);
		at(request, "Task_ConfirmAccess");
		assertThat(this.jdbc.sql("""
				select representative_name || ', ' || representative_authority from consent_record
				 where access_request_id = :id
				""").param("id", request).query(String.class).single())
			.isEqualTo("Ruth Hughes, Power of attorney of 2024-02-01");
	}

}
