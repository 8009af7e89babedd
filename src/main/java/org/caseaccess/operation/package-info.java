/**
 * What operators need: a start that refuses settings that are unsafe or make no sense and
 * says in one line why it failed, the readiness of a node and figures about the business.
 * Listens to the domain; nothing here changes it.
 */
package org.caseaccess.operation;
