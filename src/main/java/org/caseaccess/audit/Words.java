package org.caseaccess.audit;

import java.util.Locale;

/** Constants of the database as people write them. */
final class Words {

	private Words() {
	}

	/** {@code NO_RESPONSE} as "No response"; nothing for nothing. */
	static String of(String constant) {
		if (constant == null || constant.isEmpty()) {
			return "";
		}
		return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ENGLISH).replace('_', ' ');
	}

	/** {@code NO_RESPONSE} as "no response", within a sentence. */
	static String within(String constant) {
		return of(constant).toLowerCase(Locale.ENGLISH);
	}

}
