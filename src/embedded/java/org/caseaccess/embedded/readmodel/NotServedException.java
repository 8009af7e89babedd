package org.caseaccess.embedded.readmodel;

/**
 * Something that Camunda offers and the embedded engine does not; the message names it.
 */
public final class NotServedException extends RuntimeException {

	/**
	 * Makes an exception.
	 * @param message what is not served
	 */
	public NotServedException(String message) {
		super(message);
	}

}
