package org.caseaccess.notification;

import java.time.Duration;

/**
 * The notice was not sent, and may be in a moment: a provider is down or slow. The
 * message names neither address nor link.
 */
public class NoticeDelayedException extends RuntimeException {

	private final transient Duration retryIn;

	NoticeDelayedException(String message, Duration retryIn) {
		super(message);
		this.retryIn = retryIn;
	}

	/**
	 * When to try again.
	 * @return how long to wait
	 */
	public Duration retryIn() {
		return this.retryIn;
	}

}
