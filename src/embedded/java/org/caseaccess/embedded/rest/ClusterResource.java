package org.caseaccess.embedded.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.util.VersionUtil;
import org.caseaccess.embedded.engine.ZeebeEngine;

/**
 * What the engine says of itself: one broker, one partition, no commercial licence.
 */
final class ClusterResource {

	private final ZeebeEngine engine;

	ClusterResource(ZeebeEngine engine) {
		this.engine = engine;
	}

	void register(Router router) {
		router.serve("getTopology", (request) -> ApiResponse.ok(topology()));
		router.serve("getStatus", (request) -> ApiResponse.noContent());
		router.serve("getLicense", (request) -> ApiResponse.ok(license()));
		router.serve("getAuthentication", (request) -> ApiResponse.ok(nobody()));
	}

	private ObjectNode topology() {
		String version = VersionUtil.getVersion();
		ObjectNode topology = JsonNodeFactory.instance.objectNode()
			.put("clusterSize", 1)
			.put("partitionsCount", 1)
			.put("replicationFactor", 1)
			.put("gatewayVersion", version)
			.put("lastCompletedChangeId", Long.toString(this.engine.purges()));
		ObjectNode broker = topology.putArray("brokers")
			.addObject()
			.put("nodeId", 0)
			.put("host", "127.0.0.1")
			.put("port", this.engine.grpcPort())
			.put("version", version);
		broker.putArray("partitions").addObject().put("partitionId", 1).put("role", "leader").put("health", "healthy");
		return topology;
	}

	private static ObjectNode license() {
		return JsonNodeFactory.instance.objectNode()
			.put("validLicense", false)
			.put("licenseType", "unknown")
			.put("isCommercial", false);
	}

	/** The embedded engine knows no users. */
	private static ObjectNode nobody() {
		ObjectNode nobody = JsonNodeFactory.instance.objectNode().put("salesPlanType", "").put("canLogout", false);
		nobody.putArray("authorizedComponents").add("*");
		nobody.putArray("tenants");
		nobody.putArray("groups");
		nobody.putArray("roles");
		nobody.putObject("c8Links");
		return nobody;
	}

}
