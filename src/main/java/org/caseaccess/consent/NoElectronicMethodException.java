package org.caseaccess.consent;

/**
 * The client has no electronic way on file by which they want to be asked.
 */
public class NoElectronicMethodException extends IllegalStateException {

	NoElectronicMethodException() {
		super("the client cannot be asked electronically");
	}

}
