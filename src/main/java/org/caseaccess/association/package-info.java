/**
 * Which agent may act in which client's case.
 */
package org.caseaccess.association;
