package org.caseaccess.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

record AccessRequest(@Id UUID id, UUID agentId, UUID clientId, RequestState state, String firstName, String lastName,
		Sex sex, LocalDate dateOfBirth, String ssnHash, String caseNumber, String applicationNumber,
		String searchOutcome, Instant openedAt, Instant closedAt, Instant leaveDueAt, @Version int version) {

	static AccessRequest open(UUID id, UUID agentId, SearchCriteria criteria, Instant now) {
		return new AccessRequest(id, agentId, null, RequestState.OPEN, criteria.firstName(), criteria.lastName(),
				criteria.sex(), criteria.dateOfBirth(), criteria.ssnHash(), criteria.caseNumber(),
				criteria.applicationNumber(), null, now, null, null, 0);
	}

	SearchCriteria criteria() {
		return new SearchCriteria(this.firstName, this.lastName, this.sex, this.dateOfBirth, this.ssnHash,
				this.caseNumber, this.applicationNumber);
	}

	/** The client's name as the agent typed it. */
	String clientName() {
		return this.firstName + " " + this.lastName;
	}

	/** What was typed is personal data (R7). */
	@Override
	public String toString() {
		return "AccessRequest[" + this.id + ", " + this.state + "]";
	}

}
