package org.caseaccess.notification;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text as phones have it by the page: with only the characters of GSM 03.38 a text
 * message holds 160, with any other character 70.
 */
final class GsmText {

	/** What one message holds. */
	static final int ONE_MESSAGE = 160;

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	/** Each takes the room of two. */
	private static final String EXTENDED = "^{}\\[~]|€";

	private static final Map<Character, String> WRITTEN = Map.ofEntries(Map.entry('‘', "'"), Map.entry('’', "'"),
			Map.entry('“', "\""), Map.entry('”', "\""), Map.entry('‑', "-"), Map.entry('–', "-"), Map.entry('—', "-"),
			Map.entry('…', "..."), Map.entry('\u00a0', " "), Map.entry('ł', "l"), Map.entry('Ł', "L"),
			Map.entry('đ', "d"), Map.entry('Đ', "D"), Map.entry('ı', "i"));

	private GsmText() {
	}

	/** The same text in GSM characters: accents that phones do not have are left out. */
	static String of(String text) {
		StringBuilder gsm = new StringBuilder();
		Normalizer.normalize(text, Normalizer.Form.NFC)
			.codePoints()
			.forEach((character) -> gsm.append(written(Character.toString(character))));
		return gsm.toString();
	}

	private static String written(String character) {
		if (isGsm(character)) {
			return character;
		}
		String known = WRITTEN.get(character.charAt(0));
		if (known != null) {
			return known;
		}
		String bare = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
		return (!bare.isEmpty() && bare.chars().allMatch((part) -> isGsm(Character.toString(part)))) ? bare : "?";
	}

	private static boolean isGsm(String character) {
		return BASIC.contains(character) || EXTENDED.contains(character);
	}

	/** How much of a message the text takes. */
	static int length(String text) {
		return text.chars().map((character) -> (EXTENDED.indexOf(character) >= 0) ? 2 : 1).sum();
	}

}
