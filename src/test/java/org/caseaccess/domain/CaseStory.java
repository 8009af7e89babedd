package org.caseaccess.domain;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.Acknowledgement;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.AssociationNotices;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.ConsentTerms;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.Representative;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.consent.VerbalConsent;
import org.caseaccess.consent.VerbalReason;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every story of a case begins with, on whichever database it is told. */
public abstract class CaseStory {

	@Autowired
	protected Scenario scenario;

	@Autowired
	protected ConsentAttempts attempts;

	@Autowired
	protected ConsentSurvey survey;

	@Autowired
	protected ConsentRecords records;

	@Autowired
	protected Associations associations;

	@Autowired
	protected AssociationNotices notices;

	@Autowired
	protected MovableClock clock;

	@Autowired
	protected JdbcClient jdbc;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	protected AnswerResult answer(StartedAttempt attempt, Decision decision) {
		return this.survey.answer(this.scenario.tokenOf(attempt), decision, Locale.ENGLISH);
	}

	/** The client does not answer, and the time is over. */
	protected void staySilent(StartedAttempt attempt) {
		this.clock.advance(Scenario.WINDOW);
		this.attempts.close(attempt.attemptId());
	}

	/** A client consents to Maria, and is told of the access. */
	protected UUID accessFor(SearchCriteria client) {
		UUID request = this.scenario.requestFor(client);
		answer(this.scenario.ask(request), Decision.ACCEPT);
		this.associations.associate(request, null);
		this.notices.send(request);
		return request;
	}

	/** All that is read out, acknowledged now, by telephone. */
	protected VerbalConsent verbal(VerbalReason reason, Representative representative) {
		return new VerbalConsent(reason, "PHONE", "QUESTIONS", acknowledged(), "verbal-consent", "the text read out",
				new ConsentTerms("the case", "coverage", "until ended", "by phone"), representative);
	}

	protected VerbalConsent verbal(VerbalReason reason) {
		return verbal(reason, null);
	}

	protected List<Acknowledgement> acknowledged() {
		return List.of("identity", "purpose", "scope", "duration", "revocation")
			.stream()
			.map((statement) -> new Acknowledgement(statement, this.clock.instant(), Acknowledgement.Source.TICKED))
			.toList();
	}

}
