package org.caseaccess.embedded.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A search as the client asked for it, understood.
 *
 * @param <R> the kind of row
 * @param conditions comparisons that all have to hold
 * @param tests further tests that all have to hold
 * @param order how to sort
 * @param page which part of the result
 */
record SearchRequest<R>(List<Condition<R>> conditions, List<Predicate<R>> tests, SortOrder<R> order, PageRequest page) {

	private static final Set<String> PARTS = Set.of("filter", "sort", "page");

	static <R> SearchRequest<R> parse(Tables tables, TableSchema<R> schema, JsonNode body) {
		requireObject("The request", body);
		body.fieldNames().forEachRemaining((part) -> {
			if (!PARTS.contains(part)) {
				throw new InvalidSearchException("Unknown field '" + part + "' of a search");
			}
		});
		Filter<R> filter = new Filter<>(tables, schema);
		filter.read(body.path("filter"));
		SortOrder<R> order = SortOrder.parse(schema, body.path("sort"));
		return new SearchRequest<>(filter.conditions, filter.tests, order, PageRequest.parse(body.path("page")));
	}

	/** A test of one column, for filters that look at another table. */
	static <R> Predicate<R> test(TableSchema<R> schema, String column, JsonNode value) {
		Filter<R> filter = new Filter<>(null, schema);
		filter.readColumn(schema.filterColumn(column), value);
		return (row) -> filter.conditions.stream().allMatch((condition) -> condition.test(row));
	}

	private static void requireObject(String what, JsonNode node) {
		if (!isAbsent(node) && !node.isObject()) {
			throw new InvalidSearchException(what + " must be an object, but is " + node);
		}
	}

	/** Clients send empty arrays and nulls for what they do not ask for. */
	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty());
	}

	/**
	 * Collects what a filter says.
	 */
	private static final class Filter<R> {

		private final Tables tables;

		private final TableSchema<R> schema;

		private final List<Condition<R>> conditions = new ArrayList<>();

		private final List<Predicate<R>> tests = new ArrayList<>();

		Filter(Tables tables, TableSchema<R> schema) {
			this.tables = tables;
			this.schema = schema;
		}

		void read(JsonNode filter) {
			requireObject("The filter", filter);
			for (Map.Entry<String, JsonNode> field : filter.properties()) {
				if (!isAbsent(field.getValue())) {
					readField(field.getKey(), field.getValue());
				}
			}
		}

		private void readField(String name, JsonNode value) {
			SpecialFilter<R> special = this.schema.specialFilter(name);
			if (special != null) {
				this.tests.add(special.parse(this.tables, value));
			}
			else if ("$or".equals(name)) {
				this.tests.add(anyOf(value));
			}
			else {
				readColumn(this.schema.filterColumn(name), value);
			}
		}

		private Predicate<R> anyOf(JsonNode alternatives) {
			Predicate<R> any = (row) -> false;
			for (JsonNode alternative : alternatives) {
				Filter<R> filter = new Filter<>(this.tables, this.schema);
				filter.read(alternative);
				any = any.or((row) -> filter.conditions.stream().allMatch((condition) -> condition.test(row))
						&& filter.tests.stream().allMatch((test) -> test.test(row)));
			}
			return any;
		}

		private void readColumn(Column<R> column, JsonNode value) {
			if (!value.isObject()) {
				this.conditions.add(new Condition<>(column, Operator.EQ, List.of(column.parse(value))));
				return;
			}
			for (Map.Entry<String, JsonNode> comparison : value.properties()) {
				Operator operator = Operator.of(column.name(), comparison.getKey());
				if (!isAbsent(comparison.getValue())) {
					this.conditions.add(new Condition<>(column, operator, operands(column, operator, comparison)));
				}
			}
		}

		private static <R> List<Comparable<?>> operands(Column<R> column, Operator operator,
				Map.Entry<String, JsonNode> comparison) {
			JsonNode value = comparison.getValue();
			return switch (operator) {
				case EXISTS -> List.of(ColumnType.FLAG.parse(column.name() + "." + comparison.getKey(), value));
				// a pattern need not be one of the allowed values
				case LIKE -> List.of(ColumnType.TEXT.parse(column.name() + "." + comparison.getKey(), value));
				case IN, NOT_IN -> list(column, value);
				default -> List.of(column.parse(value));
			};
		}

		private static <R> List<Comparable<?>> list(Column<R> column, JsonNode values) {
			if (!values.isArray()) {
				throw new InvalidSearchException("The values of '" + column.name() + "' must be a list");
			}
			List<Comparable<?>> operands = new ArrayList<>();
			values.forEach((value) -> operands.add(column.parse(value)));
			return operands;
		}

	}

}
