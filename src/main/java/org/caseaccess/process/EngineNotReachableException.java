package org.caseaccess.process;

/**
 * The engine does not answer now: the same may work in a moment.
 */
public class EngineNotReachableException extends RuntimeException {

	EngineNotReachableException(String message, Throwable cause) {
		super(message, cause);
	}

}
