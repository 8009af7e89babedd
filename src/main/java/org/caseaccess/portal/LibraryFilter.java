package org.caseaccess.portal;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

import org.caseaccess.consent.RequestState;
import org.caseaccess.registry.NameKey;

/**
 * What an agent looks for among their requests. It is kept in the session, so that a
 * client's name never stands in an address.
 *
 * @param text part of the client's name, or the case number that was searched for; empty
 * for all
 * @param state where the request stands, or empty for all
 * @param method how consent was asked, or empty for all
 */
record LibraryFilter(String text, String state, String method) implements Serializable {

	static final LibraryFilter ALL = new LibraryFilter("", "", "");

	@Serial
	private static final long serialVersionUID = 1;

	private static final int LENGTH = 200;

	/** What was sent, without what is not understood. */
	static LibraryFilter of(String text, String state, String method) {
		// what nobody sees is not looked for
		String wanted = NameKey.of(text).isEmpty() ? "" : text.strip();
		return new LibraryFilter(wanted.substring(0, Math.min(LENGTH, wanted.length())),
				state(state).map(RequestState::name).orElse(""),
				Arrays.stream(AskedBy.values()).map(AskedBy::name).filter(method::equals).findAny().orElse(""));
	}

	private static Optional<RequestState> state(String name) {
		return Arrays.stream(RequestState.values()).filter((state) -> state.name().equals(name)).findAny();
	}

	public boolean isAll() {
		return equals(ALL);
	}

	/** What was typed is personal data (R7). */
	@Override
	public String toString() {
		return "LibraryFilter[" + this.state + ", " + this.method + "]";
	}

}
