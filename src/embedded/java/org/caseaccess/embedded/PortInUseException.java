package org.caseaccess.embedded;

import java.io.IOException;

/**
 * A port that the embedded Camunda needs belongs to another program.
 */
final class PortInUseException extends IOException {

	private final String property;

	private final int port;

	PortInUseException(String property, int port, IOException cause) {
		super("Port " + port + " is in use by another program: stop it, or set " + property
				+ " to another port (0 takes any free one)", cause);
		this.property = property;
		this.port = port;
	}

	/** The property that changes the port. */
	String property() {
		return this.property;
	}

	int port() {
		return this.port;
	}

}
