/**
 * CSV files that are safe to open.
 */
package org.caseaccess.csv;
