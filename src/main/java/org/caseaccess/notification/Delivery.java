package org.caseaccess.notification;

/**
 * What became of a notice. <i>Not delivered</i> is final and is not <i>no response</i>
 * (R9).
 *
 * @param state what became of it
 * @param reason why it failed, in plain words without personal data; null when it did not
 * @param reference the provider's name of the message, or null
 */
public record Delivery(DeliveryState state, String reason, String reference) {

	/**
	 * The channel took the notice.
	 * @param reference the provider's name of the message, or null
	 * @return the outcome
	 */
	public static Delivery accepted(String reference) {
		return new Delivery(DeliveryState.ACCEPTED, null, reference);
	}

	/**
	 * The notice is where the client reads it.
	 * @return the outcome
	 */
	public static Delivery arrived() {
		return new Delivery(DeliveryState.DELIVERED, null, null);
	}

	/**
	 * The channel refused the notice for good.
	 * @param reason why, in plain words without personal data
	 * @return the outcome
	 */
	public static Delivery refused(String reason) {
		return new Delivery(DeliveryState.REFUSED, reason, null);
	}

	/**
	 * The channel took the notice and could not deliver it.
	 * @param reason why, in plain words without personal data
	 * @return the outcome
	 */
	public static Delivery bounced(String reason) {
		return new Delivery(DeliveryState.BOUNCED, reason, null);
	}

	/**
	 * The client wants none by this channel.
	 * @param reason which, in plain words without personal data
	 * @return the outcome
	 */
	public static Delivery optedOut(String reason) {
		return new Delivery(DeliveryState.OPTED_OUT, reason, null);
	}

	/**
	 * It is too late for the notice.
	 * @param reason why, in plain words without personal data
	 * @return the outcome
	 */
	public static Delivery expired(String reason) {
		return new Delivery(DeliveryState.EXPIRED, reason, null);
	}

	/**
	 * Whether the notice reached the channel or the client.
	 * @return false when it failed for good
	 */
	public boolean delivered() {
		return !this.state.failed();
	}

}
