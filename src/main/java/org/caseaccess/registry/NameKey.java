package org.caseaccess.registry;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name as the search compares it (R6): trimmed, one space between words, Unicode NFKC,
 * case folded. Accents and hyphens count: the search is exact.
 */
public final class NameKey {

	private NameKey() {
	}

	/**
	 * The key of a name.
	 * @param name as typed or as on file
	 * @return what equal names have in common
	 */
	public static String of(String name) {
		String normalized = Normalizer.normalize(name, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
		// upper case first: sharp s and final sigma have no single-step lower form
		String folded = normalized.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
		return Normalizer.normalize(folded, Normalizer.Form.NFKC);
	}

}
