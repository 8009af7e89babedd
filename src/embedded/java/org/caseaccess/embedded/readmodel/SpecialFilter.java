package org.caseaccess.embedded.readmodel;

import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A filter that looks at other tables or at more than one value.
 *
 * @param <R> the kind of row
 */
interface SpecialFilter<R> {

	/**
	 * Makes a test of what the client sent.
	 * @param tables the other tables
	 * @param sent the filter's value
	 * @return the test of a row
	 */
	Predicate<R> parse(Tables tables, JsonNode sent);

}
