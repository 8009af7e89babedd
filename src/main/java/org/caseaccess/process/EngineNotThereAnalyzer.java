package org.caseaccess.process;

import java.io.IOException;

import io.camunda.client.api.command.ClientStatusException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Says that Camunda cannot be reached at the start, or refuses the credentials, instead
 * of a stack trace.
 */
class EngineNotThereAnalyzer extends AbstractFailureAnalyzer<ClientStatusException> {

	private static final Profiles EMBEDDED = Profiles.of("embedded");

	private final Environment environment;

	EngineNotThereAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ClientStatusException cause) {
		return switch (cause.getStatusCode()) {
			case UNAVAILABLE,
					DEADLINE_EXCEEDED ->
				this.environment.acceptsProfiles(EMBEDDED) ? standsStill(cause)
						: new FailureAnalysis(
								"Camunda does not answer at CAMUNDA_GRPC_ADDRESS (" + cause.getStatusCode() + ").",
								"Start Camunda, or correct the address, and start again.", cause);
			case UNAUTHENTICATED, PERMISSION_DENIED ->
				new FailureAnalysis("Camunda refuses the credentials of Case Access (" + cause.getStatusCode() + ").",
						"Correct CAMUNDA_USERNAME and CAMUNDA_PASSWORD, or the OIDC client, and start again.", cause);
			case CANCELLED ->
				(NestedExceptionUtils.getMostSpecificCause(cause) instanceof IOException) ? noToken(cause) : null;
			default -> null;
		};
	}

	/** It was awaited as long as it got on. */
	private static FailureAnalysis standsStill(ClientStatusException cause) {
		return new FailureAnalysis(
				"The embedded Camunda stands still: nothing happened in it for a long time while the models were"
						+ " deployed (" + cause.getStatusCode() + ").",
				"Look whether this machine has memory and a processor left, and start again.", cause);
	}

	// its message may repeat what the identity provider wrote
	private static FailureAnalysis noToken(ClientStatusException cause) {
		return new FailureAnalysis("Case Access gets no token for Camunda at CAMUNDA_TOKEN_URL.",
				"Correct it, CAMUNDA_CLIENT_ID, CAMUNDA_CLIENT_SECRET or CAMUNDA_AUDIENCE, and start again.", cause);
	}

}
