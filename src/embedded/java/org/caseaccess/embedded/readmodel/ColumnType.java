package org.caseaccess.embedded.readmodel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a column's values look inside and outside. Inside, every value is a
 * {@link Comparable} (or a collection that is only shown).
 */
enum ColumnType {

	/** A {@link Long}, shown as text as the API demands. */
	KEY {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			try {
				if (node.isTextual()) {
					return Long.valueOf(node.textValue());
				}
			}
			catch (NumberFormatException ex) {
				// answered below
			}
			throw invalid(field, node, "a key: a text of digits");
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			row.put(name, value.toString());
		}
	},

	/** A {@link String}. */
	TEXT {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			if (node.isTextual()) {
				return node.textValue();
			}
			throw invalid(field, node, "a text");
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			row.put(name, (String) value);
		}
	},

	/** A {@link Long}, shown as number. */
	NUMBER {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			if (node.isIntegralNumber()) {
				return node.longValue();
			}
			throw invalid(field, node, "a whole number");
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			row.put(name, (Long) value);
		}
	},

	/** A {@link Boolean}. */
	FLAG {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			if (node.isBoolean()) {
				return node.booleanValue();
			}
			throw invalid(field, node, "true or false");
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			row.put(name, (Boolean) value);
		}
	},

	/** A {@link Long} of milliseconds, shown as ISO date and time. */
	TIME {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			try {
				if (node.isTextual()) {
					return OffsetDateTime.parse(node.textValue()).toInstant().toEpochMilli();
				}
			}
			catch (DateTimeParseException ex) {
				// answered below
			}
			throw invalid(field, node, "a date and time such as 2026-01-31T08:00:00Z");
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			row.put(name, MILLISECONDS.format(Instant.ofEpochMilli((Long) value)));
		}
	},

	/** A list of texts, shown as array; a filter on it looks for one of them. */
	TEXTS {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			return TEXT.parse(field, node);
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			ArrayNode array = row.putArray(name);
			((List<?>) value).forEach((text) -> array.add((String) text));
		}
	},

	/** A map of texts, shown as object; not searchable. */
	TEXT_MAP {
		@Override
		Comparable<?> parse(String field, JsonNode node) {
			throw invalid(field, node, "nothing: it cannot be searched");
		}

		@Override
		void write(ObjectNode row, String name, Object value) {
			ObjectNode object = row.putObject(name);
			((Map<?, ?>) value).forEach((key, text) -> object.put((String) key, (String) text));
		}
	};

	private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
		.withZone(ZoneOffset.UTC);

	/**
	 * Reads a filter's value.
	 * @param field the name of the field, for the message
	 * @param node what the client sent
	 * @return the value as it is kept inside
	 */
	abstract Comparable<?> parse(String field, JsonNode node);

	abstract void write(ObjectNode row, String name, Object value);

	private static InvalidSearchException invalid(String field, JsonNode node, String expected) {
		return new InvalidSearchException("The value of '" + field + "' must be " + expected + ", but is " + node);
	}

}
