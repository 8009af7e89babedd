package org.caseaccess.embedded;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What can be set of the embedded Camunda.
 *
 * @param enabled whether it runs at all
 * @param restPort the port of the REST API; 0 for any free one
 * @param grpcPort the port of the gRPC gateway; 0 for any free one
 */
record EmbeddedCamundaSettings(boolean enabled, int restPort, int grpcPort) {

	static final String PROFILE = "embedded";

	static final String REST_PORT = "case-access.embedded.rest-port";

	static final String GRPC_PORT = "case-access.embedded.grpc-port";

	private static final String ENABLED = "case-access.embedded.enabled";

	/** The ports where Camunda's own tools look for it. */
	private static final int USUAL_REST_PORT = 8088;

	private static final int USUAL_GRPC_PORT = 26500;

	static EmbeddedCamundaSettings of(Environment environment) {
		boolean enabled = environment.acceptsProfiles(Profiles.of(PROFILE))
				&& environment.getProperty(ENABLED, Boolean.class, true);
		return new EmbeddedCamundaSettings(enabled,
				environment.getProperty(REST_PORT, Integer.class, USUAL_REST_PORT),
				environment.getProperty(GRPC_PORT, Integer.class, USUAL_GRPC_PORT));
	}

}
