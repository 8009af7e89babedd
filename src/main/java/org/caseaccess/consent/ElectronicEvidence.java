package org.caseaccess.consent;

import java.time.Instant;

/**
 * What a consent that was given electronically rests on, and no more (R18).
 *
 * @param answeredThrough the {@link ConsentWay} of the answer
 * @param textUse {@link #SHOWN} or {@link #AVAILABLE}: what is known of the text that the
 * record names
 * @param openedAt when the question was opened first, or null when it never was; a
 * program that looks for harmful links may have opened it
 * @param openedThrough the {@link ConsentWay} by which it was opened first, or null
 * @param messageVersion wording of the message that asked, or null when none was sent
 * @param messageLanguage its language, or null
 * @param messageSha256 SHA-256 of the message as it was sent, or null;
 * {@link ConsentTextArchive} keeps it
 */
record ElectronicEvidence(String answeredThrough, String textUse, Instant openedAt, String openedThrough,
		String messageVersion, String messageLanguage, String messageSha256) {

	/** The text was on the page on which the client answered. */
	static final String SHOWN = "SHOWN";

	/** The text was behind the link; nobody knows whether the client read it. */
	static final String AVAILABLE = "AVAILABLE";

	/** The message that asked, or null. */
	TextReference message() {
		return (this.messageSha256 != null)
				? new TextReference(this.messageVersion, this.messageLanguage, this.messageSha256) : null;
	}

}
