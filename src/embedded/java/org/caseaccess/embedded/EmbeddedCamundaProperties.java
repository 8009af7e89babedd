package org.caseaccess.embedded;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * What can be set of the embedded Camunda. Read before any bean exists, so it looks after
 * its bounds itself.
 *
 * @param restPort the port of the REST API; 0 for any free one
 * @param grpcPort the port of the gRPC gateway; 0 for any free one
 */
@ConfigurationProperties(EmbeddedCamundaProperties.PREFIX)
record EmbeddedCamundaProperties(@Min(0) @Max(EmbeddedCamundaProperties.MOST_PORTS) @DefaultValue("8088") int restPort,
		@Min(0) @Max(EmbeddedCamundaProperties.MOST_PORTS) @DefaultValue("26500") int grpcPort) {

	static final String PREFIX = "case-access.embedded";

	static final String REST_PORT = PREFIX + ".rest-port";

	static final String GRPC_PORT = PREFIX + ".grpc-port";

	static final int MOST_PORTS = 65_535;

	static EmbeddedCamundaProperties of(Environment environment) {
		EmbeddedCamundaProperties settings = Binder.get(environment)
			.bindOrCreate(PREFIX, Bindable.of(EmbeddedCamundaProperties.class));
		check(REST_PORT, settings.restPort);
		check(GRPC_PORT, settings.grpcPort);
		return settings;
	}

	private static void check(String property, int port) {
		if (port < 0 || port > MOST_PORTS) {
			throw new InvalidConfigurationPropertyValueException(property, port,
					"A port is a number from 0 (any free one) to " + MOST_PORTS + ".");
		}
	}

}
