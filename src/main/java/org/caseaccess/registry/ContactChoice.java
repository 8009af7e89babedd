package org.caseaccess.registry;

/**
 * A way to hear from the exchange, as its client may choose it.
 *
 * @param method the way
 * @param address where notices would arrive, masked; null for the inbox and for letters
 * @param verified whether a notice is known to arrive there; only then it can be chosen
 */
public record ContactChoice(PreferredMethod method, String address, boolean verified) {

	/** Contact data stays out of logs. */
	@Override
	public String toString() {
		return "ContactChoice[" + this.method + "]";
	}

}
