package org.caseaccess.consent;

/**
 * A consent was to be recorded that the rules forbid (R13).
 */
public class ConsentNotAllowedException extends RuntimeException {

	ConsentNotAllowedException(String reason) {
		super(reason);
	}

}
