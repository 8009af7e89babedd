package org.caseaccess.security;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * HTTP with bounded connections. Tomcat makes it by its name.
 */
public final class BoundedHttp extends Http11NioProtocol {

	/** Makes it; Tomcat calls this. */
	public BoundedHttp() {
		super(new BoundedConnections());
	}

	void setConnectionsPerAddress(int most) {
		((BoundedConnections) getEndpoint()).setPerAddress(most);
	}

}
