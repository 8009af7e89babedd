package org.caseaccess.embedded.readmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a result is sorted: by the columns that the client named, then by key, so that the
 * order is always the same and a cursor finds its place again.
 *
 * @param <R> the kind of row
 */
final class SortOrder<R> implements Comparator<List<Comparable<?>>> {

	private final TableSchema<R> schema;

	private final List<Column<R>> columns = new ArrayList<>();

	private final List<Boolean> descending = new ArrayList<>();

	private SortOrder(TableSchema<R> schema) {
		this.schema = schema;
	}

	static <R> SortOrder<R> parse(TableSchema<R> schema, JsonNode sort) {
		SortOrder<R> order = new SortOrder<>(schema);
		if (!sort.isMissingNode() && !sort.isNull() && !sort.isArray()) {
			throw new InvalidSearchException("The sort order must be a list");
		}
		for (JsonNode entry : sort) {
			String direction = entry.path("order").asText("ASC");
			if (!"ASC".equals(direction) && !"DESC".equals(direction)) {
				throw new InvalidSearchException("A sort order must be ASC or DESC, but is '" + direction + "'");
			}
			order.columns.add(schema.sortColumn(entry.path("field").asText()));
			order.descending.add("DESC".equals(direction));
		}
		return order;
	}

	boolean isByKey() {
		return this.columns.isEmpty();
	}

	List<ColumnType> types() {
		List<ColumnType> types = new ArrayList<>(this.columns.stream().map(Column::type).toList());
		types.add(ColumnType.KEY);
		return types;
	}

	/** What a row is sorted by. */
	List<Comparable<?>> position(R row) {
		List<Comparable<?>> position = new ArrayList<>(this.columns.size() + 1);
		for (Column<R> column : this.columns) {
			position.add((Comparable<?>) column.value(row));
		}
		position.add(this.schema.keyOf(row));
		return position;
	}

	/** Rows without a value come last, whatever the direction. */
	@Override
	public int compare(List<Comparable<?>> left, List<Comparable<?>> right) {
		for (int i = 0; i < left.size(); i++) {
			int result = compare(left.get(i), right.get(i), i < this.columns.size() && this.descending.get(i));
			if (result != 0) {
				return result;
			}
		}
		return 0;
	}

	@SuppressWarnings("unchecked")
	private static int compare(Comparable<?> left, Comparable<?> right, boolean descending) {
		if (left == null || right == null) {
			return Boolean.compare(left == null, right == null);
		}
		int result = ((Comparable<Object>) left).compareTo(right);
		return descending ? -result : result;
	}

}
