package org.caseaccess.audit;

import java.util.stream.Collectors;

/**
 * A text has characters that no font of this program has, so that a certificate would
 * have gaps.
 */
class NotPrintableException extends RuntimeException {

	private final transient LedgerEntry entry;

	private final String characters;

	NotPrintableException(String characters) {
		super("no font has " + codes(characters));
		this.entry = null;
		this.characters = characters;
	}

	private NotPrintableException(LedgerEntry entry, NotPrintableException cause) {
		super("record " + entry.id() + " cannot be printed: " + cause.getMessage(), cause);
		this.entry = entry;
		this.characters = cause.characters;
	}

	/** The same for a record of the ledger. */
	NotPrintableException in(LedgerEntry found) {
		return new NotPrintableException(found, this);
	}

	public LedgerEntry entry() {
		return this.entry;
	}

	/** As Unicode names them, for example {@code U+10330}. */
	public String codes() {
		return codes(this.characters);
	}

	private static String codes(String characters) {
		return characters.codePoints().distinct().mapToObj("U+%04X"::formatted).collect(Collectors.joining(", "));
	}

}
