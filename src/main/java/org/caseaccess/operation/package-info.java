/**
 * What operators need: a start that refuses unsafe settings, the readiness of a node and
 * figures about the business. Listens to the domain; nothing here changes it.
 */
package org.caseaccess.operation;
