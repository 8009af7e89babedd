package org.caseaccess.audit;

import java.util.function.Consumer;

/** Records one after the other, so that they need not be in memory all at once. */
@FunctionalInterface
interface EntrySource {

	void forEach(Consumer<LedgerEntry> reader);

}
