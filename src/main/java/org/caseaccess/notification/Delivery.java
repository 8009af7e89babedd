package org.caseaccess.notification;

/**
 * What became of a notice. <i>Not delivered</i> is final and is not <i>no response</i>
 * (R9).
 *
 * @param delivered whether the channel took it
 * @param reason why not, in plain words without personal data; null when delivered
 */
public record Delivery(boolean delivered, String reason) {

	/**
	 * The channel took the notice.
	 * @return the good outcome
	 */
	public static Delivery accepted() {
		return new Delivery(true, null);
	}

	/**
	 * The channel refused the notice for good.
	 * @param reason why, in plain words without personal data
	 * @return the bad outcome
	 */
	public static Delivery refused(String reason) {
		return new Delivery(false, reason);
	}

}
