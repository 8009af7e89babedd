/**
 * A subset of the Camunda 8.8 REST API v2 and of the management API, on loopback. What is
 * not served is answered with 501 and the name of the operation.
 */
package org.caseaccess.embedded.rest;
