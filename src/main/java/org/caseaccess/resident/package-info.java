/**
 * The clients' pages: the consent survey behind the one-time link, the page behind the
 * link in the notice of an access, and the resident portal for those who sign in. They
 * work without scripts, in English and in Spanish.
 */
package org.caseaccess.resident;
