package org.caseaccess.consent;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A consent that was read out and acknowledged (R8).
 *
 * @param reason why it was not asked electronically
 * @param contactMode {@code PHONE} or {@code IN_PERSON}
 * @param identityCheck {@code DOCUMENT}, {@code KNOWN_CLIENT} or {@code QUESTIONS}
 * @param acknowledgements which acknowledgements the client gave, and when
 * @param textVersion which text was read out
 * @param text the exact text
 * @param terms what was consented to, in the words read out
 * @param representative who consented for the client, or null when the client did
 */
public record VerbalConsent(VerbalReason reason, String contactMode, String identityCheck,
		List<Acknowledgement> acknowledgements, String textVersion, String text, ConsentTerms terms,
		Representative representative) {

	private static final Set<String> CONTACT_MODES = Set.of("PHONE", "IN_PERSON");

	private static final Set<String> IDENTITY_CHECKS = Set.of("DOCUMENT", "KNOWN_CLIENT", "QUESTIONS");

	private static final int CODE_LENGTH = 20;

	/** What can be chosen: nothing else is recorded, and not nothing (R8). */
	boolean chosen() {
		return CONTACT_MODES.contains(String.valueOf(this.contactMode))
				&& IDENTITY_CHECKS.contains(String.valueOf(this.identityCheck));
	}

	/** Forms let through less; whoever calls the engine's API has no form. */
	boolean recordable() {
		return Stream.of(this.contactMode, this.identityCheck).allMatch((code) -> isText(code, CODE_LENGTH))
				&& (this.representative == null || this.representative.recordable());
	}

	/** Whether a text, or none, fits and has no control characters. */
	static boolean isText(String text, int length) {
		return text == null || (text.length() <= length && text.chars().noneMatch(Character::isISOControl));
	}

}
