package org.caseaccess.process;

/**
 * The task is done, or is not the request's: the current state is to be shown.
 */
public class TaskNotOpenException extends RuntimeException {

	TaskNotOpenException(String message, Throwable cause) {
		super(message, cause);
	}

}
