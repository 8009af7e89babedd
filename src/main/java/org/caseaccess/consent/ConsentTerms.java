package org.caseaccess.consent;

/**
 * What was consented to, in the words that the client read or heard (R8).
 *
 * @param scope what the agent may do
 * @param purpose what for
 * @param duration for how long
 * @param rescission how the client ends it
 */
public record ConsentTerms(String scope, String purpose, String duration, String rescission) {
}
