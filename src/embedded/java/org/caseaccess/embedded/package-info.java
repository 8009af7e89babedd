/**
 * Camunda 8 inside the application, for development and test only (Camunda License 1.0,
 * Zeebe Community License 1.1): started with the profile {@code embedded}, never part of
 * the production jar. Nothing else knows it; the application meets it through the Camunda
 * client as it meets a cluster.
 */
package org.caseaccess.embedded;
