package org.caseaccess.registry;

import java.time.LocalDate;

/**
 * A person of a client's household.
 *
 * @param name first and last name
 * @param relationship to the client, in plain words
 * @param dateOfBirth date of birth
 * @param applying whether coverage is asked for this person
 */
public record HouseholdMember(String name, String relationship, LocalDate dateOfBirth, boolean applying) {
}
