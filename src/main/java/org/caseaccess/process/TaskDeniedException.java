package org.caseaccess.process;

/**
 * A task listener denied the completion. The message is its reason, in plain words for
 * the agent.
 */
public class TaskDeniedException extends RuntimeException {

	TaskDeniedException(String reason) {
		super(reason);
	}

}
