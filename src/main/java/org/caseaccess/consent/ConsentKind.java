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
	OBJECTED,
	/**
	 * A consent that had not become an access was ended by a client who declined another
	 * request of the same agent (R16).
	 */
	DECLINED

}
