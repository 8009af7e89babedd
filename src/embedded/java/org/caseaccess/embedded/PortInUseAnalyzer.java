package org.caseaccess.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which port is in use and how to change it, instead of a stack trace.
 */
final class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Stop that program, or choose another port with the property " + cause.property()
						+ " (0 takes any free port).",
				cause);
	}

}
