package org.caseaccess.embedded;

import java.io.IOException;

/**
 * A port that the embedded Camunda needs belongs to another program.
 */
final class PortInUseException extends IOException {

	private final String property;

	PortInUseException(String property, int port, IOException cause) {
		super("Port " + port + " of the embedded Camunda is in use by another program", cause);
		this.property = property;
	}

	/** The property that changes the port. */
	String property() {
		return this.property;
	}

}
