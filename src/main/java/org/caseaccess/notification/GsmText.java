package org.caseaccess.notification;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as it is sent to phones. GSM 03.38 has few letters, and a message with any other
 * takes more than twice the room; so Latin letters are written with those that it has.
 * What has no such letter (a name in another script, say) is not guessed: then the whole
 * message is sent in Unicode, letter for letter. No character becomes a question mark.
 */
final class GsmText {

	private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
			+ "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

	/** Each takes the room of two. */
	private static final String EXTENDED = "^{}\\[~]|€";

	/** What has no other form in Unicode, as it is usually written. */
	private static final Map<String, String> WRITTEN = Map.ofEntries(Map.entry("THORN", "TH"), Map.entry("ETH", "D"),
			Map.entry("ENG", "NG"), Map.entry("KRA", "Q"), Map.entry("SHARP S", "SS"), Map.entry("LONG S", "S"),
			Map.entry("DOTLESS I", "I"), Map.entry("DOTLESS J", "J"), Map.entry("AE", "AE"), Map.entry("OE", "OE"),
			Map.entry("AFRICAN D", "D"), Map.entry("ALPHA", "A"), Map.entry("OPEN E", "E"), Map.entry("OPEN O", "O"),
			Map.entry("SCRIPT G", "G"), Map.entry("INSULAR D", "D"), Map.entry("INSULAR F", "F"),
			Map.entry("INSULAR G", "G"), Map.entry("INSULAR R", "R"), Map.entry("INSULAR S", "S"),
			Map.entry("INSULAR T", "T"), Map.entry("AV", "AV"), Map.entry("AA", "AA"), Map.entry("AO", "AO"),
			Map.entry("AU", "AU"), Map.entry("AY", "AY"), Map.entry("OO", "OO"), Map.entry("VY", "VY"));

	/** How Unicode names a letter: what it is, and what was done to it. */
	private static final Pattern LETTER = Pattern
		.compile("LATIN (?<size>SMALL|CAPITAL) (?:LETTER|LIGATURE) (?<letter>[A-Z]|[A-Z]+(?: [A-Z]+)?)(?: WITH .*)?");

	private static final String APOSTROPHES = "‘’‚‛′‵ʹʻʼʽʾʿˈ´ˊˋ`＇ꞌ";

	private static final String QUOTES = "“”„‟″‶«»ʺˮ＂";

	private GsmText() {
	}

	/**
	 * The text as it is to be sent: in GSM characters where that is possible, else as it
	 * is.
	 */
	static String of(String text) {
		String known = characters(text);
		int[] characters = Normalizer.normalize(known, Normalizer.Form.NFC).codePoints().toArray();
		StringBuilder gsm = new StringBuilder();
		for (int at = 0; at < characters.length; at++) {
			boolean mark = at > 0 && isMarkOn(characters[at - 1], characters[at]);
			Optional<String> written = mark ? Optional.of("") : written(characters[at]);
			if (written.isEmpty()) {
				return known;
			}
			boolean small = at + 1 < characters.length && Character.isLowerCase(characters[at + 1]);
			gsm.append(small ? titled(written.get()) : written.get());
		}
		return gsm.toString();
	}

	/** What is left of an accented letter when both have no common form. */
	private static boolean isMarkOn(int letter, int character) {
		return Character.getType(character) == Character.NON_SPACING_MARK
				&& (isLatin(letter) || Character.getType(letter) == Character.NON_SPACING_MARK);
	}

	/** Þ before a small letter is Th, not TH. */
	private static String titled(String written) {
		return (written.length() > 1 && written.chars().allMatch(Character::isUpperCase))
				? written.charAt(0) + written.substring(1).toLowerCase(Locale.ROOT) : written;
	}

	/**
	 * Half of a pair of surrogates is no character, and a control character has no shape.
	 */
	private static String characters(String text) {
		StringBuilder characters = new StringBuilder();
		text.codePoints().forEach((character) -> {
			boolean line = character == '\n' || character == '\r';
			if (Character.isISOControl(character) && !line) {
				characters.append(' ');
			}
			else if (Character.getType(character) != Character.SURROGATE) {
				characters.appendCodePoint(character);
			}
		});
		return characters.toString();
	}

	/** One character in those that GSM has, or empty when there are none for it. */
	private static Optional<String> written(int character) {
		String one = Character.toString(character);
		if (isGsm(one)) {
			return Optional.of(one);
		}
		Optional<String> sign = sign(character);
		if (sign.isPresent()) {
			return sign;
		}
		String parts = Normalizer.normalize(one, Normalizer.Form.NFKD);
		return parts.equals(one) ? letter(character) : parts(parts.codePoints().toArray());
	}

	/** A letter without its marks, or a character that is written as several. */
	private static Optional<String> parts(int[] parts) {
		StringBuilder written = new StringBuilder();
		for (int part : parts) {
			String one = Character.toString(part);
			Optional<String> letter = isMarkOn(parts[0], part) ? Optional.of("")
					: (isGsm(one) && part != '?') ? Optional.of(one) : sign(part).or(() -> letter(part));
			if (letter.isEmpty()) {
				return Optional.empty();
			}
			written.append(letter.get());
		}
		return Optional.of(written.toString());
	}

	private static Optional<String> sign(int character) {
		if (APOSTROPHES.indexOf(character) >= 0) {
			return Optional.of("'");
		}
		if (QUOTES.indexOf(character) >= 0) {
			return Optional.of("\"");
		}
		return switch (Character.getType(character)) {
			case Character.DASH_PUNCTUATION -> Optional.of("-");
			case Character.SPACE_SEPARATOR -> Optional.of(" ");
			case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Optional.of("\n");
			default -> switch (character) {
				case '…' -> Optional.of("...");
				case '•', '·' -> Optional.of("-");
				case '\u2212' -> Optional.of("-");
				// they have no shape, and shape nothing between Latin letters
				case '\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff' -> Optional.of("");
				default -> Optional.empty();
			};
		};
	}

	/** A Latin letter by its name: that of ł is 'Latin small letter L with stroke'. */
	private static Optional<String> letter(int character) {
		if (!isLatin(character)) {
			return Optional.empty();
		}
		Matcher name = LETTER.matcher(String.valueOf(Character.getName(character)));
		if (!name.matches()) {
			return Optional.empty();
		}
		String letter = name.group("letter");
		String written = (letter.length() == 1) ? letter : WRITTEN.get(letter);
		if (written == null) {
			return Optional.empty();
		}
		return Optional.of("SMALL".equals(name.group("size")) ? written.toLowerCase(Locale.ROOT) : written);
	}

	private static boolean isLatin(int character) {
		return Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
	}

	private static boolean isGsm(String character) {
		return BASIC.contains(character) || EXTENDED.contains(character);
	}

	/** Whether a phone gets the text in GSM characters. */
	static boolean isGsmOnly(String text) {
		return text.codePoints().allMatch((character) -> isGsm(Character.toString(character)));
	}

	/** How much of a message in GSM characters one takes. */
	static int septets(int character) {
		return (EXTENDED.indexOf(character) >= 0) ? 2 : 1;
	}

}
