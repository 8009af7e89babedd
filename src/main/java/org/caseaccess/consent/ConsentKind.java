package org.caseaccess.consent;

/**
 * What a record of the ledger says.
 */
public enum ConsentKind {

	/** A consent was given. */
	GIVEN,
	/** A consent was ended (R11). */
	REVOKED,
	/** A consent was ended by a client who says that it was never given (R10). */
	OBJECTED

}
