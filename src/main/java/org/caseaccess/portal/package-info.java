/**
 * The agents' pages: dashboard, <i>Request Case Access</i>, the page of one request, and
 * the case.
 */
package org.caseaccess.portal;
