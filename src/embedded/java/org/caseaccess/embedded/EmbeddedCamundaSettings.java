package org.caseaccess.embedded;

import org.springframework.core.env.Environment;

/**
 * What can be set of the embedded Camunda.
 *
 * @param restPort the port of the REST API; 0 for any free one
 * @param grpcPort the port of the gRPC gateway; 0 for any free one
 */
record EmbeddedCamundaSettings(int restPort, int grpcPort) {

	static final String REST_PORT = "case-access.embedded.rest-port";

	static final String GRPC_PORT = "case-access.embedded.grpc-port";

	/** The ports where Camunda's own tools look for it. */
	static final int USUAL_REST_PORT = 8088;

	static final int USUAL_GRPC_PORT = 26500;

	static EmbeddedCamundaSettings of(Environment environment) {
		return new EmbeddedCamundaSettings(environment.getProperty(REST_PORT, Integer.class, USUAL_REST_PORT),
				environment.getProperty(GRPC_PORT, Integer.class, USUAL_GRPC_PORT));
	}

}
