package org.caseaccess.audit;

/** What was typed is no period; the message says why, to whoever typed it. */
class InvalidPeriodException extends RuntimeException {

	InvalidPeriodException(String message) {
		super(message);
	}

}
