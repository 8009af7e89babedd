package org.caseaccess.registry;

import java.util.Map;
import java.util.regex.Pattern;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;

/**
 * A name as the search compares it (R6, R19): as people see it. Two names have one key
 * exactly when they differ in nothing but
 * <ul>
 * <li>case, folded in full (Unicode's CaseFolding), and compatibility forms
 * (NFKC_Casefold): full-width letters, ligatures, composed or not;</li>
 * <li>the kind of an apostrophe, a hyphen or a space;</li>
 * <li>characters without a shape;</li>
 * <li>spaces at the ends, several for one, or around a hyphen.</li>
 * </ul>
 * Letters and accents count. For ordinary names the key is the name in small letters, as
 * it was in the first version.
 */
public final class NameKey {

	/**
	 * Changes whenever the same name may get another key: the rule, and the Unicode that
	 * it follows.
	 */
	static final String RULE = "2/" + UCharacter.getUnicodeVersion();

	private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();

	private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();

	private static final Pattern SPACES = Pattern.compile(" *(-) *| +");

	/**
	 * In Latin and Greek, where marks are accents; in other scripts they are letters.
	 */
	private static final Pattern ACCENTS = Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}])\\p{Mn}+");

	/** Letters whose stroke or missing dot has no code of its own. */
	private static final Map<Character, Character> STROKES = Map.of('\u00F8', 'o', '\u0142', 'l', '\u0111', 'd',
			'\u0127', 'h', '\u0167', 't', '\u0180', 'b', '\u0131', 'i', '\u0268', 'i');

	private NameKey() {
	}

	/**
	 * The key of a name.
	 * @param name as typed or as on file
	 * @return what equal names have in common; empty when nothing of the name is seen
	 */
	public static String of(String name) {
		// decomposed, as an accent that stands alone may hold an apostrophe, and once
		// more
		// when what parted its marks is gone
		String marked = DECOMPOSED.normalize(LookAlikes.unified(DECOMPOSED.normalize(name)));
		// folding brings apostrophes and hyphens out of other forms
		String seen = LookAlikes.unified(CASE_FOLDED.normalize(marked));
		return SPACES.matcher(seen).replaceAll((space) -> (space.group(1) != null) ? "-" : " ").strip();
	}

	/**
	 * The key of a name at an exchange that ignores accents.
	 * @param name as typed or as on file
	 * @return what names have in common that differ in accents at most
	 */
	public static String ignoringAccents(String name) {
		String bare = ACCENTS.matcher(DECOMPOSED.normalize(of(name))).replaceAll("");
		StringBuilder letters = new StringBuilder(bare.length());
		bare.chars().forEach((letter) -> letters.append((char) STROKES.getOrDefault((char) letter, (char) letter)));
		return of(letters.toString());
	}

}
