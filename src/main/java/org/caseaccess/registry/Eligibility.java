package org.caseaccess.registry;

/**
 * Whether an agent may ask for access now (R12).
 *
 * @param eligible true only when licence and agreement are active
 * @param reason why not, in plain words; null when eligible
 */
public record Eligibility(boolean eligible, String reason) {

	static Eligibility granted() {
		return new Eligibility(true, null);
	}

	static Eligibility refused(String reason) {
		return new Eligibility(false, reason);
	}

	/**
	 * Stops what an agent may not do.
	 * @throws AgentNotEligibleException when not eligible
	 */
	public void require() {
		if (!this.eligible) {
			throw new AgentNotEligibleException(this.reason);
		}
	}

}
