package org.caseaccess.embedded.rest;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A request, matched to a route.
 *
 * @param parameters the variable parts of the path
 * @param contentType the type of the body; {@code null} without one
 * @param content the body
 */
record ApiRequest(Map<String, String> parameters, String contentType, byte[] content) {

	private static final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

	/** A part of the path that is a key. */
	long key(String parameter) {
		String value = text(parameter);
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw ApiProblem.badRequest("The " + parameter + " must be a number, but is '" + value + "'");
		}
	}

	String text(String parameter) {
		return this.parameters.get(parameter);
	}

	/** The body as JSON; an absent body counts as an empty object. */
	Body body() {
		return new Body("request", json());
	}

	JsonNode json() {
		if (this.content.length == 0) {
			return json.createObjectNode();
		}
		if (this.contentType == null || !this.contentType.startsWith("application/json")) {
			throw new ApiProblem(415, "UNSUPPORTED_MEDIA_TYPE", "The body must be sent as application/json");
		}
		try {
			JsonNode node = json.readTree(this.content);
			if (!node.isObject()) {
				throw ApiProblem.badRequest("The body must be a JSON object");
			}
			return node;
		}
		catch (JsonProcessingException ex) {
			throw ApiProblem.badRequest("The body is no valid JSON: " + ex.getOriginalMessage());
		}
		catch (IOException ex) {
			throw ApiProblem.badRequest("The body is not readable");
		}
	}

}
