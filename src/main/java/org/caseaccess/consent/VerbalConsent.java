package org.caseaccess.consent;

import java.util.List;

/**
 * A consent that was read out and acknowledged (R8).
 *
 * @param reason why it was not asked electronically
 * @param contactMode {@code PHONE} or {@code IN_PERSON}
 * @param identityCheck how the client's identity was checked
 * @param acknowledgements which acknowledgements the client gave, and when
 * @param textVersion which text was read out
 * @param text the exact text
 * @param terms what was consented to, in the words read out
 * @param representative who consented for the client, or null when the client did
 */
public record VerbalConsent(VerbalReason reason, String contactMode, String identityCheck,
		List<Acknowledgement> acknowledgements, String textVersion, String text, ConsentTerms terms,
		Representative representative) {
}
