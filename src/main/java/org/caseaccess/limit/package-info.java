/**
 * How often something may be done in a span of time, counted in the database for all
 * nodes.
 */
package org.caseaccess.limit;
