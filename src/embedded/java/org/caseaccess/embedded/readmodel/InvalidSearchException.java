package org.caseaccess.embedded.readmodel;

/**
 * A search request that cannot be understood; the message says what is wrong with it.
 */
public final class InvalidSearchException extends RuntimeException {

	InvalidSearchException(String message) {
		super(message);
	}

}
