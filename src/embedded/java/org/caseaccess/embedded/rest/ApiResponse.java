package org.caseaccess.embedded.rest;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer to a request.
 *
 * @param status the HTTP status
 * @param contentType the type of the body; {@code null} without one
 * @param body the body
 */
record ApiResponse(int status, String contentType, byte[] body) {

	static ApiResponse ok(JsonNode json) {
		return json(200, "application/json", json);
	}

	static ApiResponse noContent() {
		return new ApiResponse(204, null, new byte[0]);
	}

	static ApiResponse xml(String xml) {
		return new ApiResponse(200, "text/xml;charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8));
	}

	static ApiResponse json(int status, String contentType, JsonNode json) {
		return new ApiResponse(status, contentType, json.toString().getBytes(StandardCharsets.UTF_8));
	}

}
