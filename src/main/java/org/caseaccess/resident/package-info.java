/**
 * The clients' pages: the consent survey behind the one-time link. They work without
 * scripts, in English and in Spanish.
 */
package org.caseaccess.resident;
