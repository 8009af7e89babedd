package org.caseaccess.process;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which model or form stopped the start, instead of a stack trace.
 */
class BrokenModelAnalyzer extends AbstractFailureAnalyzer<BrokenModelException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BrokenModelException cause) {
		return new FailureAnalysis(cause.getMessage(), "Repair the file and start again.", cause);
	}

}
