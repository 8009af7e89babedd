package org.caseaccess.embedded.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.util.buffer.BufferUtil;
import org.agrona.DirectBuffer;

/**
 * The fields of a JSON object in a request. A field of the wrong kind is the client's
 * mistake, and {@code null} counts as absent.
 */
final class Body {

	private final String what;

	private final JsonNode object;

	Body(String what, JsonNode object) {
		this.what = what;
		this.object = object;
	}

	/**
	 * Refuses fields that the API does not know, so that a typing error does not go
	 * unnoticed.
	 */
	Body only(String... names) {
		Set<String> known = Set.of(names);
		this.object.fieldNames().forEachRemaining((name) -> {
			if (!known.contains(name)) {
				throw ApiProblem.badRequest("Unknown field '" + name + "' in the " + this.what);
			}
		});
		return this;
	}

	boolean has(String name) {
		return this.object.hasNonNull(name);
	}

	boolean isEmpty() {
		return this.object.isEmpty();
	}

	Optional<String> text(String name) {
		return get(name).map((node) -> require(node, node.isTextual(), name, "a text").textValue());
	}

	String requiredText(String name) {
		return text(name).filter((text) -> !text.isBlank())
			.orElseThrow(() -> ApiProblem.badRequest("No " + name + " provided"));
	}

	OptionalInt number(String name) {
		OptionalLong number = longNumber(name);
		if (number.isEmpty()) {
			return OptionalInt.empty();
		}
		if (number.getAsLong() != (int) number.getAsLong()) {
			throw ApiProblem.badRequest("The field '" + name + "' is too large: " + number.getAsLong());
		}
		return OptionalInt.of((int) number.getAsLong());
	}

	/**
	 * Camunda's own JavaScript client writes large numbers as text, which Camunda takes.
	 */
	OptionalLong longNumber(String name) {
		return get(name).map((node) -> require(node, isWholeNumber(node), name, "a whole number"))
			.map((node) -> OptionalLong.of(node.asLong()))
			.orElse(OptionalLong.empty());
	}

	private static boolean isWholeNumber(JsonNode node) {
		return (node.isIntegralNumber() && node.canConvertToLong())
				|| (node.isTextual() && node.textValue().matches("-?\\d{1,18}"));
	}

	long requiredNumber(String name) {
		return longNumber(name).orElseThrow(() -> ApiProblem.badRequest("No " + name + " provided"));
	}

	Optional<Long> key(String name) {
		return text(name).map((text) -> {
			try {
				return Long.valueOf(text);
			}
			catch (NumberFormatException ex) {
				throw ApiProblem.badRequest("The field '" + name + "' must be a key: a text of digits");
			}
		});
	}

	boolean flag(String name, boolean fallback) {
		return get(name).map((node) -> require(node, node.isBoolean(), name, "true or false").booleanValue())
			.orElse(fallback);
	}

	Optional<List<String>> texts(String name) {
		return get(name).map((node) -> {
			require(node, node.isArray(), name, "a list of texts");
			List<String> texts = new ArrayList<>();
			node.forEach((text) -> texts.add(require(text, text.isTextual(), name, "a list of texts").textValue()));
			return texts;
		});
	}

	Optional<Body> object(String name) {
		return get(name).map((node) -> new Body(name, require(node, node.isObject(), name, "an object")));
	}

	List<Body> objects(String name) {
		List<Body> bodies = new ArrayList<>();
		get(name).ifPresent((node) -> require(node, node.isArray(), name, "a list of objects")
			.forEach((element) -> bodies.add(new Body(name, require(element, element.isObject(), name, "an object")))));
		return bodies;
	}

	/** Variables, encoded as the engine takes them. */
	Optional<DirectBuffer> document(String name) {
		return get(name).map((node) -> require(node, node.isObject(), name, "an object"))
			.map((node) -> BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(node.toString())));
	}

	private Optional<JsonNode> get(String name) {
		return has(name) ? Optional.of(this.object.get(name)) : Optional.empty();
	}

	private JsonNode require(JsonNode node, boolean holds, String name, String expected) {
		if (!holds) {
			throw ApiProblem.badRequest("The field '" + name + "' must be " + expected + ", but is " + node);
		}
		return node;
	}

}
