package org.caseaccess.embedded.readmodel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * Which part of a result is asked for: from an offset, or after or before a cursor.
 *
 * @param from the offset
 * @param limit how many at most
 * @param after the cursor to go on after; {@code null} for none
 * @param before the cursor to stop before; {@code null} for none
 */
record PageRequest(int from, int limit, String after, String before) {

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 10_000;

	private static final Set<String> FIELDS = Set.of("from", "limit", "after", "before");

	private static final ObjectMapper json = new ObjectMapper();

	static PageRequest parse(JsonNode page) {
		if (page.isMissingNode() || page.isNull()) {
			return new PageRequest(0, DEFAULT_LIMIT, null, null);
		}
		if (!page.isObject()) {
			throw new InvalidSearchException("The page must be an object, but is " + page);
		}
		page.fieldNames().forEachRemaining((field) -> {
			if (!FIELDS.contains(field)) {
				throw new InvalidSearchException("Unknown field '" + field + "' of a page");
			}
		});
		PageRequest request = new PageRequest(number(page, "from", 0, Integer.MAX_VALUE),
				number(page, "limit", DEFAULT_LIMIT, MAX_LIMIT), page.path("after").textValue(),
				page.path("before").textValue());
		if (request.after != null && request.before != null
				|| page.hasNonNull("from") && (request.after != null || request.before != null)) {
			throw new InvalidSearchException("A page has either 'from', or 'after', or 'before'");
		}
		return request;
	}

	private static int number(JsonNode page, String field, int fallback, int max) {
		JsonNode value = page.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return fallback;
		}
		if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0 || value.intValue() > max) {
			throw new InvalidSearchException(
					"The page's '" + field + "' must be a number from 0 to " + max + ", but is " + value);
		}
		return value.intValue();
	}

	/** A cursor: where a row stands in the sort order. */
	static String cursor(List<Comparable<?>> position) {
		ArrayNode array = json.createArrayNode();
		position.forEach(array::addPOJO);
		return Base64.getEncoder().encodeToString(array.toString().getBytes(StandardCharsets.UTF_8));
	}

	static List<Comparable<?>> position(String cursor, List<ColumnType> types) {
		try {
			JsonNode array = json.readTree(Base64.getDecoder().decode(cursor));
			if (array.isArray() && array.size() == types.size()) {
				List<Comparable<?>> position = new ArrayList<>();
				for (int i = 0; i < types.size(); i++) {
					position.add(value(array.get(i), types.get(i)));
				}
				return position;
			}
		}
		catch (IllegalArgumentException | IOException ex) {
			// answered below
		}
		throw new InvalidSearchException("The cursor '" + cursor + "' does not belong to this search");
	}

	private static Comparable<?> value(JsonNode node, ColumnType type) throws JsonProcessingException {
		if (node.isNull()) {
			return null;
		}
		return switch (type) {
			case KEY, NUMBER, TIME -> json.treeToValue(node, Long.class);
			case FLAG -> json.treeToValue(node, Boolean.class);
			default -> node.textValue();
		};
	}

}
