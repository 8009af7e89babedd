package org.caseaccess.registry;

/**
 * How a client wants to hear from the exchange.
 */
public enum PreferredMethod {

	/** Text message to the mobile number on file. */
	TEXT,
	/** Email to the address on file. */
	EMAIL,
	/** The inbox of the resident portal. */
	PORTAL,
	/** Postal mail, which is not electronic. */
	POSTAL,
	/** Nothing on file. */
	NONE

}
