package org.caseaccess.registry;

import java.util.Locale;

/**
 * The number of a case or an application as people type and paste it.
 */
public final class RecordNumber {

	private RecordNumber() {
	}

	/**
	 * A number as it is on file: capital letters, plain digits and hyphens, no spaces,
	 * whatever kind of these was typed.
	 * @param typed what was typed, or null
	 * @return the number, empty when nothing was typed; not checked
	 */
	public static String of(String typed) {
		return (typed != null) ? LookAlikes.plain(typed).replace(" ", "").toUpperCase(Locale.ROOT) : "";
	}

}
