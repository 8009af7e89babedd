package org.caseaccess.notification;

/**
 * Somebody else is delivering the same notice right now: try again in a moment.
 */
public class NoticeInDeliveryException extends RuntimeException {

	NoticeInDeliveryException(String key) {
		super("notice " + key + " is being delivered by another worker");
	}

}
