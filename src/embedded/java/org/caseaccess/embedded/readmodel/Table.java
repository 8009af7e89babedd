package org.caseaccess.embedded.readmodel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * Rows by key, with an index for each column that asks for one. Not safe for use by
 * several threads: the read model locks.
 *
 * @param <R> the kind of row
 */
final class Table<R> {

	private final TableSchema<R> schema;

	private final List<Column<R>> indexed;

	private final Long2ObjectHashMap<R> rows = new Long2ObjectHashMap<>();

	private final KeySet keys = new KeySet();

	private final Map<String, Map<Object, KeySet>> indexes = new HashMap<>();

	Table(TableSchema<R> schema) {
		this.schema = schema;
		this.indexed = schema.indexed();
		this.indexed.forEach((column) -> this.indexes.put(column.name(), new HashMap<>()));
	}

	TableSchema<R> schema() {
		return this.schema;
	}

	R get(long key) {
		return this.rows.get(key);
	}

	int size() {
		return this.rows.size();
	}

	void add(R row) {
		long key = this.schema.keyOf(row);
		remove(key);
		this.rows.put(key, row);
		this.keys.add(key);
		for (Column<R> column : this.indexed) {
			index(column, column.value(row), key);
		}
	}

	/** Changes a row, if there is one, and its place in the indexes. */
	void change(long key, Consumer<R> change) {
		R row = this.rows.get(key);
		if (row == null) {
			return;
		}
		Object[] before = new Object[this.indexed.size()];
		for (int i = 0; i < before.length; i++) {
			before[i] = this.indexed.get(i).value(row);
		}
		change.accept(row);
		for (int i = 0; i < before.length; i++) {
			Column<R> column = this.indexed.get(i);
			Object after = column.value(row);
			if (before[i] != after && (before[i] == null || !before[i].equals(after))) {
				unindex(column, before[i], key);
				index(column, after, key);
			}
		}
	}

	void remove(long key) {
		R row = this.rows.remove(key);
		if (row == null) {
			return;
		}
		this.keys.remove(key);
		for (Column<R> column : this.indexed) {
			unindex(column, column.value(row), key);
		}
	}

	/** Removes all rows with a value in an indexed column. */
	void removeAll(String columnName, Object value) {
		for (long key : lookup(columnName, value).toArray()) {
			remove(key);
		}
	}

	/** Whether any row with a value in an indexed column holds a test. */
	boolean any(String columnName, Object value, Predicate<R> test) {
		KeySet found = lookup(columnName, value);
		for (int i = 0; i < found.size(); i++) {
			if (test.test(this.rows.get(found.get(i)))) {
				return true;
			}
		}
		return false;
	}

	/** The keys of all rows. */
	KeySet all() {
		return this.keys;
	}

	/** The keys of the rows with a value in an indexed column. */
	KeySet lookup(String columnName, Object value) {
		return this.indexes.get(columnName).getOrDefault(value, KeySet.EMPTY);
	}

	private void index(Column<R> column, Object value, long key) {
		Map<Object, KeySet> index = this.indexes.get(column.name());
		for (Object element : elements(value)) {
			index.computeIfAbsent(element, (any) -> new KeySet()).add(key);
		}
	}

	private void unindex(Column<R> column, Object value, long key) {
		Map<Object, KeySet> index = this.indexes.get(column.name());
		for (Object element : elements(value)) {
			index.computeIfPresent(element, (any, found) -> {
				found.remove(key);
				return (found.size() > 0) ? found : null;
			});
		}
	}

	private static Collection<?> elements(Object value) {
		if (value == null) {
			return List.of();
		}
		return (value instanceof Collection<?> many) ? many : List.of(value);
	}

}
