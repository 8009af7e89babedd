package org.caseaccess.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says that the identity provider does not answer, instead of a stack trace.
 */
class IssuerNotThereAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

	private static final String UNRESOLVED = "Unable to resolve Configuration with the provided Issuer";

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
		String message = String.valueOf(cause.getMessage());
		if (!message.startsWith(UNRESOLVED)) {
			return null;
		}
		return new FailureAnalysis(
				"The identity provider at OIDC_ISSUER_URI does not tell its configuration: "
						+ rootFailure.getClass().getSimpleName() + ".",
				"Open OIDC_ISSUER_URI followed by /.well-known/openid-configuration from this machine; start again"
						+ " when it answers.",
				cause);
	}

}
