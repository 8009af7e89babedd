package org.caseaccess.consent;

/**
 * How a consent ended.
 *
 * @param by who ended it
 * @param method in which way
 * @param didNotAgree whether the client says that the consent was never given (R10)
 */
public record ConsentEnd(EndedBy by, EndMethod method, boolean didNotAgree) {

	ConsentKind kind() {
		return this.didNotAgree ? ConsentKind.OBJECTED : ConsentKind.REVOKED;
	}

}
