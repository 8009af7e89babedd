package org.caseaccess.notification;

/**
 * What became of a notice. <i>Accepted</i> may still become <i>delivered</i> or
 * <i>bounced</i>; the others are final.
 */
public enum DeliveryState {

	/** The channel took the notice. */
	ACCEPTED(false),
	/** It reached the client's device or inbox. */
	DELIVERED(false),
	/** The channel did not take it, for good. */
	REFUSED(true),
	/** The channel took it, and then could not deliver it. */
	BOUNCED(true),
	/** The client wants none by this channel. */
	OPTED_OUT(true),
	/** It could not be sent in time, or was not needed any more. */
	EXPIRED(true);

	private final boolean failed;

	DeliveryState(boolean failed) {
		this.failed = failed;
	}

	/**
	 * Whether the client does not get this notice (R9).
	 * @return true for a final failure
	 */
	public boolean failed() {
		return this.failed;
	}

}
