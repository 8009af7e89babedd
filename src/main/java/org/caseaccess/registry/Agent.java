package org.caseaccess.registry;

import java.util.UUID;

import org.springframework.data.annotation.Id;

record Agent(@Id UUID id, String username, String npn, String firstName, String lastName, UUID agencyId,
		String licenceStatus, String agreementStatus) {

	private static final String ACTIVE = "ACTIVE";

	/** On doubt no: anything but two active papers refuses (R12). */
	Eligibility eligibility() {
		if (!ACTIVE.equals(this.licenceStatus)) {
			return Eligibility.refused("Your licence is not active at the exchange.");
		}
		if (!ACTIVE.equals(this.agreementStatus)) {
			return Eligibility.refused("Your agreement with the exchange is not active.");
		}
		return Eligibility.granted();
	}

}
