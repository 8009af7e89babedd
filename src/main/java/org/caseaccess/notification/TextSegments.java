package org.caseaccess.notification;

import java.util.function.IntUnaryOperator;

/**
 * The parts that a text message travels in (GSM 03.40): alone it holds 160 septets or 70
 * units of UCS-2, as a part of several 153 or 67. What takes two is never torn apart: an
 * extended character, or half of a pair of surrogates, goes into the next part.
 *
 * @param gsm whether all is in GSM characters
 * @param units what the text takes, in septets or in units of UCS-2
 * @param count the number of parts
 */
record TextSegments(boolean gsm, int units, int count) {

	/** Clients read no more than this at a glance, and carriers keep it together. */
	static final int MOST = 2;

	private static final int GSM_ALONE = 160;

	private static final int GSM_PART = 153;

	private static final int UNICODE_ALONE = 70;

	private static final int UNICODE_PART = 67;

	/** The parts of a text as it is sent, see {@link GsmText#of}. */
	static TextSegments of(String text) {
		boolean gsm = GsmText.isGsmOnly(text);
		IntUnaryOperator size = gsm ? GsmText::septets : Character::charCount;
		int units = text.codePoints().map(size).sum();
		if (units <= (gsm ? GSM_ALONE : UNICODE_ALONE)) {
			return new TextSegments(gsm, units, 1);
		}
		int room = gsm ? GSM_PART : UNICODE_PART;
		int count = 1;
		int used = 0;
		for (int one : text.codePoints().map(size).toArray()) {
			if (used + one > room) {
				count++;
				used = 0;
			}
			used += one;
		}
		return new TextSegments(gsm, units, count);
	}

	boolean fits() {
		return this.count <= MOST;
	}

}
