package org.caseaccess.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A client's case as an associated agent sees it.
 *
 * @param caseId the case
 * @param clientId whose case it is
 * @param caseNumber its number
 * @param clientName first and last name
 * @param ssnMasked {@code ***-**-6789}, or null when none is on file
 * @param dateOfBirth date of birth
 * @param preferredMethod how the client wants to hear from the exchange
 * @param household who lives with the client
 * @param applications the applications of the case
 * @param enrollments the enrollments of the case, the latest first
 */
public record CaseView(UUID caseId, UUID clientId, String caseNumber, String clientName, String ssnMasked,
		LocalDate dateOfBirth, PreferredMethod preferredMethod, List<HouseholdMember> household,
		List<ApplicationView> applications, List<EnrollmentView> enrollments) {
}
