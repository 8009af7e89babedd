package org.caseaccess.registry;

/**
 * What a search found. Holds no contact data (R6).
 */
public sealed interface SearchResult {

	/**
	 * Exactly one client.
	 *
	 * @param client who
	 */
	record OneClient(ClientProfile client) implements SearchResult {
	}

	/** Nobody matched. */
	record Nobody() implements SearchResult {
	}

	/** More than one client matched. */
	record MoreThanOne() implements SearchResult {
	}

}
