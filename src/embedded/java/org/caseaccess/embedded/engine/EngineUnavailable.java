package org.caseaccess.embedded.engine;

/**
 * The engine takes no commands at the moment: it is being reset or closed.
 */
public final class EngineUnavailable extends RuntimeException {

	EngineUnavailable(String reason) {
		super("The embedded engine takes no commands: " + reason);
	}

}
