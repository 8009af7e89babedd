package org.caseaccess.consent;

/**
 * How an access ended (R10, R11).
 *
 * @param by who ended it
 * @param method the way
 * @param didNotAgree whether the client says that the consent was never given
 */
public record ConsentEnd(EndedBy by, EndMethod method, boolean didNotAgree) {
}
