package org.caseaccess.consent;

import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** How a verbal consent was taken; each acknowledgement carries its time and source. */
record VerbalEvidence(String verbalReason, String contactMode, String identityCheck, String acknowledgements) {

	static VerbalEvidence of(VerbalConsent verbal) {
		String acknowledgements = verbal.acknowledgements()
			.stream()
			.map((given) -> "%s@%s@%s".formatted(given.statement(), given.at().truncatedTo(ChronoUnit.MICROS),
					given.source()))
			.collect(Collectors.joining(" "));
		return new VerbalEvidence(verbal.reason().name(), verbal.contactMode(), verbal.identityCheck(),
				acknowledgements);
	}

}
