package org.caseaccess.embedded.readmodel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A page of a search result.
 *
 * @param items the rows, as the API shows them
 * @param page the total and the cursors, as the API shows them
 * @param visited how many rows were looked at to find them
 */
public record SearchPage(ArrayNode items, ObjectNode page, int visited) {

}
