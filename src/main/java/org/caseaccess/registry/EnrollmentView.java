package org.caseaccess.registry;

import java.time.LocalDate;

/**
 * An enrollment of a case: a policy.
 *
 * @param policyNumber its number
 * @param plan the plan
 * @param state {@code ACTIVE}, {@code TERMED} or {@code PENDING}
 * @param startsOn first day of coverage
 * @param endsOn last day of coverage, or null
 * @param rfiDueOn until when an open request for information has to be answered, or null
 */
public record EnrollmentView(String policyNumber, String plan, String state, LocalDate startsOn, LocalDate endsOn,
		LocalDate rfiDueOn) {
}
