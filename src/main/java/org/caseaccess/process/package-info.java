/**
 * The only package that knows Camunda: job workers, task listeners, messages, the agent's
 * tasks, and the names used in the models.
 */
package org.caseaccess.process;
