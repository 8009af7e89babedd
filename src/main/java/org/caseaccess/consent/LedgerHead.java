package org.caseaccess.consent;

/** The end of the chain: number and hash of the newest record. */
record LedgerHead(long sequenceNumber, String recordHash) {

	static final LedgerHead EMPTY = new LedgerHead(0, "0".repeat(64));

}
