package org.caseaccess.registry;

import java.util.Map;

/**
 * A checked search form: either criteria, or what is wrong with which field.
 *
 * @param criteria what to search for; null when there are errors
 * @param errors field name to plain words; empty when all is well
 */
public record CheckedSearch(SearchCriteria criteria, Map<String, String> errors) {
}
