package org.caseaccess.process;

import io.camunda.client.api.command.ClientException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what the engine has against a model, instead of a stack trace.
 */
class RefusedDeploymentAnalyzer extends AbstractFailureAnalyzer<ClientException> {

	private static final String REFUSAL = "Expected to deploy new resources";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ClientException cause) {
		String message = String.valueOf(cause.getMessage());
		int refusal = message.indexOf(REFUSAL);
		if (refusal < 0) {
			return null;
		}
		String fault = message.substring(refusal).replaceAll("\\s+", " ").strip();
		return new FailureAnalysis(fault, "Repair the file that is named and start again.", cause);
	}

}
