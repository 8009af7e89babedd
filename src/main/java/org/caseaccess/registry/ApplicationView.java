package org.caseaccess.registry;

import java.time.LocalDate;

/**
 * An application of a case.
 *
 * @param applicationNumber its number
 * @param status its status
 * @param plan the plan, or null
 * @param submittedOn when it was submitted, or null
 */
public record ApplicationView(String applicationNumber, String status, String plan, LocalDate submittedOn) {
}
