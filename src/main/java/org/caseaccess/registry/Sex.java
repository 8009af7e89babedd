package org.caseaccess.registry;

/**
 * The sex on file at the exchange.
 */
public enum Sex {

	/** Female. */
	F,
	/** Male. */
	M

}
