package org.caseaccess.process;

import java.util.function.Supplier;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ProblemException;

/** Asks the engine, and says in one way when it does not answer. */
final class EngineCalls {

	static final int NOT_FOUND = 404;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private EngineCalls() {
	}

	static <T> T reaching(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (ProblemException ex) {
			if (ex.code() == TOO_MANY_REQUESTS || ex.code() >= SERVER_ERROR) {
				throw new EngineNotReachableException("the engine cannot answer now", ex);
			}
			throw ex;
		}
		catch (ClientException ex) {
			throw new EngineNotReachableException("the engine does not answer", ex);
		}
	}

}
