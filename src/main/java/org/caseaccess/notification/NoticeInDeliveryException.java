package org.caseaccess.notification;

import java.time.Duration;

/**
 * Somebody else is delivering the same notice right now: try again in a moment.
 */
public class NoticeInDeliveryException extends NoticeDelayedException {

	NoticeInDeliveryException(String key, Duration retryIn) {
		super("notice " + key + " is being delivered by another worker", retryIn);
	}

}
