package org.caseaccess.notification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text message as words: in capitals, without accents and punctuation, and without the
 * lines that only quote. Digits that belong together are one word; where all of them are
 * the same four, it is {@link #CODE}.
 *
 * @param words the words in their order
 * @param spoken the same with its punctuation, where words that are apart must not be
 * taken together
 * @param codes the different groups of digits
 * @param isQuestion whether it has a question mark
 * @param hasSigns whether it has a sign that may turn its words around, or strikes them
 * out
 */
record WrittenText(List<String> words, String spoken, List<String> codes, boolean isQuestion, boolean hasSigns) {

	/** Stands where the code was written; nobody can write it. */
	static final String CODE = "#";

	/** No text message is longer. */
	private static final int LONGEST = 1_600;

	/** One code, perhaps written with spaces, or anything longer that is no code. */
	private static final Pattern DIGITS = Pattern.compile("\\d(?:[ \\p{Pd}.]{0,3}\\d)*");

	/** Also what a keyboard takes for one. */
	private static final Pattern APOSTROPHE = Pattern.compile("['‘’‛ʼʹ´`′＇]");

	private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^\\s*[>|].*$");

	private static final Pattern QUESTION = Pattern.compile("[?¿؟]");

	/**
	 * Marks that go through a letter or around it, but for the one that makes a key of
	 * it.
	 */
	private static final Pattern STRUCK = Pattern.compile("[\\u0334-\\u0338\\u20d0-\\u20e2\\u20e4-\\u20f0]");

	private static final Pattern FRIENDLY = Pattern.compile("[👍👌🙏🙂😊😀😃❤💙✅✔☑🎉]");

	private static final int CODE_LENGTH = 4;

	static WrittenText of(String text) {
		if (text == null || text.length() > LONGEST) {
			return new WrittenText(List.of(), "", List.of(), false, false);
		}
		String unquoted = QUOTED_LINE.matcher(text).replaceAll(" ");
		String apart = Normalizer.normalize(APOSTROPHE.matcher(unquoted).replaceAll(""), Normalizer.Form.NFKD);
		String plain = digits(apart).replaceAll("[\\p{M}\\p{Cf}]+", "")
			.toUpperCase(Locale.ROOT)
			.replace(CODE, " ")
			.replaceAll("\\s+", " ")
			.replace("THANK YOU", "THANKS");
		List<String> codes = DIGITS.matcher(plain)
			.results()
			.map(MatchResult::group)
			.map(WrittenText::code)
			.distinct()
			.toList();
		boolean oneCode = codes.size() == 1 && codes.getFirst().length() == CODE_LENGTH;
		String marked = oneCode ? DIGITS.matcher(plain).replaceAll(" " + CODE + " ") : plain;
		List<String> words = Arrays.stream(marked.split("[^\\p{L}\\d#]+|(?<=\\d)(?=\\p{L})"))
			.filter((word) -> !word.isEmpty())
			.toList();
		return new WrittenText(words, plain, codes, QUESTION.matcher(plain).find(), STRUCK.matcher(apart).find()
				|| FRIENDLY.matcher(apart).replaceAll("").codePoints().anyMatch(WrittenText::isSign));
	}

	private static boolean isSign(int character) {
		return switch (Character.getType(character)) {
			case Character.OTHER_SYMBOL -> true;
			case Character.MATH_SYMBOL -> character > '~';
			default -> false;
		};
	}

	/** Any script's digits are digits. */
	private static String digits(String text) {
		return text.codePoints()
			.mapToObj((character) -> Character.isDigit(character) ? Integer.toString(Character.digit(character, 10))
					: Character.toString(character))
			.collect(Collectors.joining());
	}

	/** Four digits that were written twice in a row are the same four. */
	private static String code(String written) {
		String[] groups = written.split("[^\\d]+");
		String digits = String.join("", groups);
		boolean same = groups[0].length() == CODE_LENGTH && Arrays.stream(groups).distinct().count() == 1;
		return same ? groups[0] : digits;
	}

	boolean hasDigits() {
		return !this.codes.isEmpty();
	}

	boolean hasOneCode() {
		return this.words.contains(CODE);
	}

	/** The code, when there is one. */
	String code() {
		return this.codes.getFirst();
	}

	/** Whether a phrase is there, word by word, whatever stands around it. */
	boolean says(List<String> phrase) {
		return Collections.indexOfSubList(this.words, phrase) >= 0;
	}

	/** The code stays out of logs. */
	@Override
	public String toString() {
		return "WrittenText[" + this.words.size() + " words]";
	}

}
