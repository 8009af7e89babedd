package org.caseaccess.embedded.readmodel;

import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Filters by variables: each that the client names has to be in the scope, with a value
 * that matches.
 */
final class VariableFilter {

	private VariableFilter() {
	}

	static <R> Predicate<R> parse(Tables tables, JsonNode sent, ToLongFunction<R> scopeKey) {
		if (!sent.isArray()) {
			throw new InvalidSearchException("A filter by variables must be a list of names and values");
		}
		Predicate<R> all = (row) -> true;
		for (JsonNode variable : sent) {
			all = all.and(hasVariable(tables, variable, scopeKey));
		}
		return all;
	}

	private static <R> Predicate<R> hasVariable(Tables tables, JsonNode variable, ToLongFunction<R> scopeKey) {
		String name = variable.path("name").textValue();
		if (name == null || variable.path("value").isMissingNode()) {
			throw new InvalidSearchException("A filter by variable needs a name and a value, but is " + variable);
		}
		Predicate<VariableRow> value = SearchRequest.test(tables.variables.schema(), "value", variable.get("value"));
		Predicate<VariableRow> both = value.and((row) -> row.name.equals(name));
		return (row) -> tables.variables.any("scopeKey", scopeKey.applyAsLong(row), both);
	}

}
