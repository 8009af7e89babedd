/**
 * What auditors see: the ledger and its verification, the timeline of a case, exports,
 * oversight. Only reads, but for the record of each export; its queries go across the
 * tables of the domain.
 */
package org.caseaccess.audit;
