/**
 * The agents' pages: dashboard with its lists and reports, <i>Request Case Access</i>,
 * the page of one request, the library of all with the history of each, and the case.
 * Counts and lists are read here from the tables of other modules, in one query each;
 * what changes anything goes through those modules.
 */
package org.caseaccess.portal;
