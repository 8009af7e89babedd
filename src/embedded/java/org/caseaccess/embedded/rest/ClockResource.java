package org.caseaccess.embedded.rest;

import io.camunda.zeebe.protocol.impl.record.value.clock.ClockRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ClockIntent;

/**
 * Pins the engine's clock and lets it go.
 */
final class ClockResource {

	private final EngineCalls calls;

	ClockResource(EngineCalls calls) {
		this.calls = calls;
	}

	void register(Router router) {
		router.serve("pinClock", (request) -> {
			long timestamp = request.body().only("timestamp").requiredNumber("timestamp");
			if (timestamp < 0) {
				throw ApiProblem.badRequest("The timestamp must not be negative");
			}
			this.calls.create(ValueType.CLOCK, ClockIntent.PIN, new ClockRecord().pinAt(timestamp));
			return ApiResponse.noContent();
		});
		router.serve("resetClock", (request) -> {
			this.calls.create(ValueType.CLOCK, ClockIntent.RESET, new ClockRecord());
			return ApiResponse.noContent();
		});
	}

}
