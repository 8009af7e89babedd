package org.caseaccess.embedded.rest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import org.caseaccess.embedded.engine.EngineAnswer;
import org.caseaccess.embedded.engine.EngineCommands;

/**
 * Sends commands to the engine, waits for the answer and turns a rejection into a
 * problem.
 */
final class EngineCalls {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private final EngineCommands commands;

	EngineCalls(EngineCommands commands) {
		this.commands = commands;
	}

	EngineAnswer create(ValueType valueType, Intent intent, UnifiedRecordValue value) {
		return await(this.commands.send(valueType, intent, value), intent, DEFAULT_TIMEOUT);
	}

	EngineAnswer create(ValueType valueType, Intent intent, UnifiedRecordValue value, Duration timeout) {
		return await(this.commands.send(valueType, intent, value), intent, timeout);
	}

	EngineAnswer change(ValueType valueType, Intent intent, long key, UnifiedRecordValue value) {
		return await(this.commands.send(valueType, intent, key, value), intent, DEFAULT_TIMEOUT);
	}

	private static EngineAnswer await(CompletableFuture<EngineAnswer> future, Intent intent, Duration timeout) {
		EngineAnswer answer = get(future, intent, timeout);
		if (answer.rejected()) {
			throw rejection(answer);
		}
		return answer;
	}

	private static EngineAnswer get(CompletableFuture<EngineAnswer> future, Intent intent, Duration timeout) {
		try {
			return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			future.cancel(false);
			throw new ApiProblem(504, "DEADLINE_EXCEEDED",
					"The engine did not answer the command '" + intent + "' within " + timeout.toMillis() + " ms");
		}
		catch (ExecutionException ex) {
			throw new ApiProblem(503, "UNAVAILABLE", ex.getCause().getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ApiProblem(503, "UNAVAILABLE", "The embedded engine is closing");
		}
	}

	private static ApiProblem rejection(EngineAnswer answer) {
		int status = switch (answer.rejection()) {
			case INVALID_ARGUMENT -> 400;
			case UNAUTHORIZED -> 401;
			case FORBIDDEN -> 403;
			case NOT_FOUND -> 404;
			case INVALID_STATE, ALREADY_EXISTS -> 409;
			default -> 500;
		};
		return new ApiProblem(status, answer.rejection().name(), "Command '" + answer.intent()
				+ "' rejected with code '" + answer.rejection() + "': " + answer.reason());
	}

}
