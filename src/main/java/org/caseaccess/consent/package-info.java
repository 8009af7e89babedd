/**
 * Access requests, consent attempts, tokens, consent records and attempt limits. The
 * database is the arbiter of every attempt; no process engine is known here.
 */
package org.caseaccess.consent;
