package org.caseaccess.consent;

import java.time.Instant;
import java.util.stream.Collectors;

/** How a verbal consent was taken; each acknowledgement carries its time. */
record VerbalEvidence(String verbalReason, String contactMode, String identityCheck, String acknowledgements) {

	static VerbalEvidence of(VerbalConsent verbal, Instant now) {
		String acknowledgements = verbal.acknowledgements()
			.stream()
			.map((acknowledgement) -> acknowledgement + "@" + now)
			.collect(Collectors.joining(" "));
		return new VerbalEvidence(verbal.reason().name(), verbal.contactMode(), verbal.identityCheck(),
				acknowledgements);
	}

}
