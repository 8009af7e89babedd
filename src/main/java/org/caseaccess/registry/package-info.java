/**
 * Clients, cases, applications, agents and agencies; the exact search; eligibility.
 */
package org.caseaccess.registry;
