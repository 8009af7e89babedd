package org.caseaccess.notification;

import java.util.Map;
import java.util.Set;

/**
 * What Twilio's error codes mean to an agent who waits, and which of them may pass.
 */
final class TwilioErrors {

	static final String NO_NUMBER = "The mobile number on file is not a valid number.";

	private static final String OUT_OF_SERVICE = "The mobile number on file is not in service.";

	private static final String NO_TEXTS = "The number on file does not take text messages.";

	private static final String OPTED_OUT = "The client does not want text messages.";

	private static final String NOT_DELIVERED = "The text message could not be delivered.";

	private static final int UNSUBSCRIBED = 21610;

	private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(21211, NO_NUMBER),
			Map.entry(21217, NO_NUMBER), Map.entry(21614, NO_TEXTS), Map.entry(21612, NO_TEXTS),
			Map.entry(UNSUBSCRIBED, OPTED_OUT), Map.entry(30004, "The phone does not take messages from us."),
			Map.entry(30005, OUT_OF_SERVICE), Map.entry(30006, NO_TEXTS),
			Map.entry(30007, "The phone company does not deliver this message."));

	/**
	 * Queue full, phone off, unknown, congested, too fast, and what says so about the
	 * account rather than the message.
	 */
	private static final Set<Integer> PASSING = Set.of(20003, 20005, 20429, 21611, 30001, 30003, 30008, 30017, 30022);

	private TwilioErrors() {
	}

	static boolean isOptOut(Integer code) {
		return code != null && code == UNSUBSCRIBED;
	}

	static boolean mayPass(Integer code) {
		return code != null && PASSING.contains(code);
	}

	/** The provider did not take the message. */
	static Delivery refusal(Integer code) {
		return isOptOut(code) ? Delivery.optedOut(OPTED_OUT) : Delivery.refused(reason(code));
	}

	/** The provider took the message and could not deliver it. */
	static Delivery failure(Integer code) {
		return isOptOut(code) ? Delivery.optedOut(OPTED_OUT) : Delivery.bounced(reason(code));
	}

	private static String reason(Integer code) {
		return (code != null) ? REASONS.getOrDefault(code, NOT_DELIVERED) : NOT_DELIVERED;
	}

}
