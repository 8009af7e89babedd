package org.caseaccess.embedded.rest;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caseaccess.embedded.engine.ZeebeEngine;

/**
 * The part of the management API that Camunda Process Test uses between tests: moving the
 * clock, and forgetting everything.
 */
final class ManagementResource {

	private final ZeebeEngine engine;

	ManagementResource(ZeebeEngine engine) {
		this.engine = engine;
	}

	void register(Router router) {
		router.serve("GET", "/actuator/clock", (request) -> now());
		router.serve("POST", "/actuator/clock/add", (request) -> {
			this.engine.addTime(Duration.ofMillis(request.body().only("offsetMilli").requiredNumber("offsetMilli")));
			return now();
		});
		router.serve("DELETE", "/actuator/clock", (request) -> {
			this.engine.resetTime();
			return now();
		});
		router.serve("POST", "/actuator/cluster/purge", (request) -> purge());
	}

	private ApiResponse now() {
		Instant now = this.engine.clock().instant();
		return ApiResponse.ok(JsonNodeFactory.instance.objectNode()
			.put("epochMilli", now.toEpochMilli())
			.put("instant", now.toString()));
	}

	private ApiResponse purge() {
		this.engine.purge();
		ObjectNode change = JsonNodeFactory.instance.objectNode().put("changeId", this.engine.purges());
		change.putArray("currentTopology");
		change.putArray("plannedChanges");
		change.putArray("expectedTopology");
		return ApiResponse.ok(change);
	}

}
