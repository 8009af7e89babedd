/**
 * The facts of an installation (R21): who the exchange is and how it is reached. They
 * stand in settings and nowhere else.
 */
package org.caseaccess.installation;
