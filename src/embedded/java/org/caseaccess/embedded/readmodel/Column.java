package org.caseaccess.embedded.readmodel;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A column of a table.
 *
 * @param <R> the kind of row
 * @param name its name in the API
 * @param type how its values look
 * @param read takes the value out of a row; {@code null} when there is none
 * @param allowed the values of an enumeration; empty when any value is allowed
 * @param traits what it serves for
 */
record Column<R>(String name, ColumnType type, Function<R, Object> read, List<String> allowed, Set<Trait> traits) {

	boolean is(Trait trait) {
		return this.traits.contains(trait);
	}

	Object value(R row) {
		return this.read.apply(row);
	}

	Comparable<?> parse(JsonNode node) {
		Comparable<?> value = this.type.parse(this.name, node);
		if (!this.allowed.isEmpty() && !this.allowed.contains(value)) {
			throw new InvalidSearchException(
					"The value of '" + this.name + "' must be one of " + this.allowed + ", but is " + node);
		}
		return value;
	}

	enum Trait {

		/** Part of the answers. */
		SHOWN,

		/** May be filtered by. */
		FILTER,

		/** May be sorted by. */
		SORT,

		/** Has an index. */
		INDEX

	}

}
