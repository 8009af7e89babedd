/**
 * What the REST API answers from: tables with indexes, filled from the engine's events.
 */
package org.caseaccess.embedded.readmodel;
