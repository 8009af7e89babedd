package org.caseaccess.embedded.readmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.caseaccess.embedded.readmodel.Column.Trait;

/**
 * The columns of a table, and the filters that are more than a column.
 *
 * @param <R> the kind of row
 */
final class TableSchema<R> {

	/** Shown, filtered and sorted by. */
	static final Trait[] ALL = { Trait.SHOWN, Trait.FILTER, Trait.SORT };

	/** All that and an index. */
	static final Trait[] INDEXED = { Trait.SHOWN, Trait.FILTER, Trait.SORT, Trait.INDEX };

	/** An index for filters; not shown. */
	static final Trait[] INDEXED_FILTER = { Trait.FILTER, Trait.INDEX };

	private final String what;

	private final String keyName;

	private final ToLongFunction<R> key;

	private final Map<String, Column<R>> columns = new LinkedHashMap<>();

	private final Map<String, SpecialFilter<R>> specials = new HashMap<>();

	private final Set<String> unserved = new HashSet<>();

	TableSchema(String what, String keyName, ToLongFunction<R> key) {
		this.what = what;
		this.keyName = keyName;
		this.key = key;
	}

	TableSchema<R> column(String name, ColumnType type, Function<R, Object> read, Trait... traits) {
		return add(new Column<>(name, type, read, List.of(), traits(traits)));
	}

	TableSchema<R> choice(String name, List<String> allowed, Function<R, Object> read, Trait... traits) {
		return add(new Column<>(name, ColumnType.TEXT, read, allowed, traits(traits)));
	}

	TableSchema<R> tenant() {
		return column("tenantId", ColumnType.TEXT, (row) -> ReadModel.TENANT, ALL);
	}

	TableSchema<R> special(String name, SpecialFilter<R> filter) {
		this.specials.put(name, filter);
		return this;
	}

	TableSchema<R> unserved(String... names) {
		this.unserved.addAll(Arrays.asList(names));
		return this;
	}

	private TableSchema<R> add(Column<R> column) {
		this.columns.put(column.name(), column);
		return this;
	}

	private static Set<Trait> traits(Trait... traits) {
		Set<Trait> set = EnumSet.noneOf(Trait.class);
		set.addAll(Arrays.asList(traits));
		return set;
	}

	String what() {
		return this.what;
	}

	String keyName() {
		return this.keyName;
	}

	long keyOf(R row) {
		return this.key.applyAsLong(row);
	}

	List<Column<R>> indexed() {
		List<Column<R>> indexed = new ArrayList<>(this.columns.values());
		indexed.removeIf((column) -> !column.is(Trait.INDEX));
		return List.copyOf(indexed);
	}

	Column<R> sortColumn(String name) {
		Column<R> column = this.columns.get(name);
		if (column == null || !column.is(Trait.SORT)) {
			throw new InvalidSearchException("Cannot sort a " + this.what + " by '" + name + "'");
		}
		return column;
	}

	SpecialFilter<R> specialFilter(String name) {
		return this.specials.get(name);
	}

	Column<R> filterColumn(String name) {
		if (this.unserved.contains(name)) {
			throw new NotServedException(
					"The filter '" + name + "' of a " + this.what + " is not served by the embedded engine");
		}
		Column<R> column = this.columns.get(name);
		if (column == null || !column.is(Trait.FILTER)) {
			throw new InvalidSearchException("Unknown filter field '" + name + "' of a " + this.what);
		}
		return column;
	}

	ObjectNode show(R row) {
		ObjectNode shown = JsonNodeFactory.instance.objectNode();
		for (Column<R> column : this.columns.values()) {
			Object value = column.is(Trait.SHOWN) ? column.value(row) : null;
			if (value != null) {
				column.type().write(shown, column.name(), value);
			}
		}
		return shown;
	}

}
