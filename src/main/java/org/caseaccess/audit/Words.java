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

	/** What is known of a notice that went to its channel. */
	static String delivery(String state) {
		return switch (state) {
			case "SENDING" -> "being sent, or the outcome is not known";
			case "ACCEPTED" -> "taken by the channel; nothing is known of its arrival";
			case "DELIVERED" -> "delivered, as the channel tells";
			default -> within(state);
		};
	}

}
