package org.caseaccess.registry;

import java.util.stream.Collectors;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * The characters that people cannot tell apart, or cannot see at all (R19): every kind of
 * apostrophe, hyphen and space is one, and what has no shape is nothing. A letter is
 * never in one of these classes, however alike it looks; only modifier letters and the
 * saltillo, which are apostrophes to everybody who reads them, are.
 */
final class LookAlikes {

	/**
	 * By their use and by their look: all that UTS 39 takes for an apostrophe, except
	 * letters (Hebrew yod, runic sol, Cree p) and the marks of the Miao script; then the
	 * rings and ornaments that stand for one.
	 */
	static final UnicodeSet APOSTROPHES = new UnicodeSet(
			"""
					[\\u0027\\u0060\\u00B4\\u02B9\\u02BB-\\u02BF\\u02C8\\u02CA\\u02CB\\u02F4\\u0374\\u0384\\u0559\\u055A\\u055D\\u05F3
					\\u07F4\\u07F5\\u1FBD\\u1FBF\\u1FEF\\u1FFD\\u1FFE\\u2018\\u2019\\u201B\\u2032\\u2035\\u275B\\u275C
					\\uA78B\\uA78C\\uFF07\\uFF40]
					""")
		.freeze();

	/**
	 * All dashes of Unicode, and what UTS 39 takes for one, except the Coptic letter.
	 */
	static final UnicodeSet HYPHENS = new UnicodeSet("""
			[[:General_Category=Dash_Punctuation:]\\u02D7\\u06D4\\u2043\\u207B\\u208B\\u2212\\u2796]
			""").freeze();

	/** All blanks, tabs and ends of lines too, and the braille cell without a dot. */
	static final UnicodeSet SPACES = new UnicodeSet("[[:White_Space:]\\u2800]").freeze();

	/**
	 * Zero-width characters, marks of direction, fillers, variation selectors, soft
	 * hyphens, controls; not the Arabic signs that are drawn around a number.
	 */
	static final UnicodeSet SHAPELESS = new UnicodeSet("""
			[[:Default_Ignorable_Code_Point:]
			[[:General_Category=Format:]-[:Prepended_Concatenation_Mark:]]
			[[:General_Category=Control:]-[:White_Space:]]]
			""").freeze();

	private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCInstance();

	private static final int DECIMAL = 10;

	private LookAlikes() {
	}

	/** One character for each class, none for what has no shape; all else as it is. */
	static String unified(String text) {
		StringBuilder unified = new StringBuilder(text.length());
		text.codePoints().forEach((character) -> {
			if (APOSTROPHES.contains(character)) {
				unified.append('\'');
			}
			else if (HYPHENS.contains(character)) {
				unified.append('-');
			}
			else if (SPACES.contains(character)) {
				unified.append(' ');
			}
			else if (!SHAPELESS.contains(character)) {
				unified.appendCodePoint(character);
			}
		});
		return unified.toString();
	}

	/**
	 * A number or date in plain letters: full-width, superscript and all scripts' digits
	 * are 0 to 9, and look-alikes are one.
	 */
	static String plain(String text) {
		String compatible = COMPATIBLE.normalize(unified(text));
		String plain = compatible.codePoints()
			.mapToObj((character) -> UCharacter.isDigit(character)
					? Integer.toString(UCharacter.digit(character, DECIMAL)) : Character.toString(character))
			.collect(Collectors.joining());
		return unified(plain).strip();
	}

	/**
	 * A name to keep and to show: as typed, without blanks and shapeless characters at
	 * its ends, and with one simple space for every run of blanks. What joins letters
	 * inside stays, for some scripts are drawn by it.
	 */
	static String tidied(String name) {
		int start = 0;
		int end = name.length();
		while (start < end && isEdge(name.codePointAt(start))) {
			start += Character.charCount(name.codePointAt(start));
		}
		while (start < end && isEdge(name.codePointBefore(end))) {
			end -= Character.charCount(name.codePointBefore(end));
		}
		StringBuilder tidied = new StringBuilder();
		name.substring(start, end).codePoints().forEach((character) -> {
			if (!SPACES.contains(character)) {
				tidied.appendCodePoint(character);
			}
			else if (tidied.charAt(tidied.length() - 1) != ' ') {
				tidied.append(' ');
			}
		});
		return tidied.toString();
	}

	/** A control character that was typed on purpose is refused, not dropped. */
	private static boolean isEdge(int character) {
		return SPACES.contains(character) || (SHAPELESS.contains(character) && !Character.isISOControl(character));
	}

}
