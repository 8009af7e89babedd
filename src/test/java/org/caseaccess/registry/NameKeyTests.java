package org.caseaccess.registry;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names compare as people see them (R19). All of Unicode is walked: every character is of
 * the class that its properties give it, and nothing else is alike.
 */
class NameKeyTests {

	private static final SpoofChecker LOOK = new SpoofChecker.Builder().build();

	private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

	private static final long SEED = 19;

	private static final int NAMES = 20_000;

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			O\u2019Brien, O'Brien
			O\u02BBBrien, o`brien
			O\u02BCBRIEN, O\u00B4Brien
			O\u2032Brien, O\uFF07Brien
			O\u055ABrien, O\u05F3Brien
			Smith\u2011Jones, Smith-Jones
			Smith\u2014Jones, smith\u2212jones
			Smith\uFF0DJones, SMITH\u058AJONES
			Smith - Jones, Smith-Jones
			Mary\u00A0Ann, Mary Ann
			Mary\u3000Ann, mary  ann
			"Mary\tAnn", Mary Ann
			"Smith\u200B", Smith
			"\uFEFFSmith", Smith
			Smi\u00ADth, Smith
			Smi\u200Dth, Sm\u2060ith
			"\u202ESmith\u202C", Smith
			Smith\uFE0F, Smith
			\uFF33\uFF4D\uFF49\uFF54\uFF48, Smith
			Wei\u00DF, WEISS
			WEI\u1E9E, weiss
			\uFB01nn, Finn
			\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2, \u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3
			\u0130lker, i\u0307lker
			Nu\u0301n\u0303ez, N\u00FA\u00F1ez
			\u13A0\u13A1, \uAB70\uAB71
			""")
	void namesThatPeopleSeeAsTheSameAreTheSame(String one, String other) {
		assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Martinez, Martínez
			Nunez, Nuñez
			Muller, Müller
			Mueller, Müller
			Smith Jones, Smith-Jones
			OBrien, O'Brien
			SmithJones, Smith-Jones
			O'Brien, O-Brien
			MaryAnn, Mary Ann
			Isik, Işık
			Isık, Isik
			İlker, Ilker
			Łukasz, Lukasz
			Сара, Capa
			Smith, Smiths
			Œuvrard, Oeuvrard
			""")
	void lettersAndAccentsAreExact(String one, String other) {
		assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Martinez, Martínez
			NUNEZ, Nuñez
			Muller, Müller
			Lukasz, Łukasz
			Isik, Işık
			Ilker, İlker
			Nguyen, Nguyễn
			Σωκρατης, Σωκράτης
			Obrien Dore, OBrien Doré
			""")
	void anExchangeCanIgnoreAccents(String one, String other) {
		assertThat(NameKey.ignoringAccents(one)).isEqualTo(NameKey.ignoringAccents(other));
		assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			Mueller, Müller
			и, й
			か, が
			कि, क
			Smith Jones, Smith-Jones
			""")
	void withoutAccentsLettersAreStillExact(String one, String other) {
		assertThat(NameKey.ignoringAccents(one)).isNotEqualTo(NameKey.ignoringAccents(other));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u200B", "\u00A0\u3000", "\u2800", "\u3164\uFEFF\u00AD", "\t\n" })
	void aNameOfWhichNothingIsSeenIsNone(String name) {
		assertThat(NameKey.of(name)).isEmpty();
		assertThat(NameKey.ignoringAccents(name)).isEmpty();
	}

	@Test
	void theKeyOfAnOrdinaryNameIsWhatItAlwaysWas() {
		assertThat(NameKey.of("  Anne-Marie  O'Brien ")).isEqualTo("anne-marie o'brien");
		assertThat(NameKey.of("NÚÑEZ")).isEqualTo("núñez");
	}

	@Test
	void everyCharacterOfUnicodeIsOfTheClassThatItsPropertiesSay() {
		assertThat(exceptions(everyCharacter().filter(NameKeyTests::isOfAClass),
				(character) -> NameKey.of(between(character)).equals(inClasses(between(character)))))
			.isEmpty();
	}

	@Test
	void noTwoCharactersAreAlikeUnlessFoldingOrOneOfTheClassesMakesThem() {
		assertThat(exceptions(everyCharacter().filter((character) -> !isOfAClass(character)),
				(character) -> NameKey.of(between(character))
					.equals(hasForms(character) ? folded(between(character)) : between(character))))
			.isEmpty();
	}

	@Test
	void noAccentIsLostUnlessTheExchangeSaysSo() {
		assertThat(exceptions(
				everyCharacter()
					.filter((character) -> UCharacter.getType(character) == ECharacterCategory.NON_SPACING_MARK)
					.filter((character) -> !isShapeless(character)),
				(mark) -> !NameKey.of("x" + Character.toString(mark)).equals("x")))
			.isEmpty();
	}

	@Test
	void theKeyOfEveryCharacterIsItsOwnKeyAndNeitherCaseNorUnicodeFormChangeIt() {
		assertThat(exceptions(everyCharacter().filter(NameKeyTests::hasForms),
				(character) -> isTheSameInEveryForm(Character.toString(character))))
			.isEmpty();
	}

	@Test
	void soAreTheKeysOfNamesThatAreMadeAtRandom() {
		Random random = new Random(SEED);
		int[] characters = everyCharacter().filter(UCharacter::isDefined).toArray();
		String frequent = " -'\u0301\u00B4\u0345\u2011\u200Ba";
		for (int name = 0; name < NAMES; name++) {
			StringBuilder typed = new StringBuilder();
			for (int length = random.nextInt(1, 9); length > 0; length--) {
				typed.appendCodePoint((random.nextInt(3) == 0) ? frequent.charAt(random.nextInt(frequent.length()))
						: characters[random.nextInt(characters.length)]);
			}
			assertThat(isTheSameInEveryForm(typed.toString())).as(() -> escaped(typed.toString())).isTrue();
		}
	}

	private static boolean isTheSameInEveryForm(String name) {
		String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
		String key = NameKey.of(name);
		String bare = NameKey.ignoringAccents(name);
		String folded = UCharacter.foldCase(Normalizer.normalize(withoutShapeless(name), Normalizer.Form.NFD), true);
		return Stream.of(key, decomposed, Normalizer.normalize(name, Normalizer.Form.NFC), folded)
			.map(NameKey::of)
			.allMatch(key::equals) && Stream.of(key, bare).map(NameKey::ignoringAccents).allMatch(bare::equals);
	}

	@Test
	void aLongKeyFitsIntoItsColumnAndStaysExact() {
		NameKeys keys = keys(false);
		assertThat(keys.stored("x".repeat(100))).isEqualTo("x".repeat(100));
		String longest = keys.stored("\uFDFA".repeat(100));
		assertThat(longest.length()).isLessThanOrEqualTo(200);
		assertThat(longest).isNotEqualTo(keys.stored("\uFDFA".repeat(99)));
	}

	@Test
	void theSettingIsPartOfTheVersion() {
		assertThat(keys(true).version()).isNotEqualTo(keys(false).version());
		assertThat(keys(true).of("Martínez")).isEqualTo("martinez");
		assertThat(keys(false).of("Martínez")).isEqualTo("martínez");
	}

	private static NameKeys keys(boolean ignoreAccents) {
		return new NameKeys(new RegistryProperties(List.of(), ignoreAccents));
	}

	private static List<String> exceptions(IntStream characters, IntPredicate right) {
		return characters.filter(right.negate()).mapToObj(NameKeyTests::nameOf).toList();
	}

	private static String between(int character) {
		return "a" + Character.toString(character) + "b";
	}

	private static IntStream everyCharacter() {
		return IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
			.filter((character) -> UCharacter.getType(character) != ECharacterCategory.SURROGATE);
	}

	/** Ideographs and characters that nobody has defined have neither case nor forms. */
	private static boolean hasForms(int character) {
		return UCharacter.isDefined(character) && UCharacter.getType(character) != ECharacterCategory.PRIVATE_USE
				&& !UCharacter.hasBinaryProperty(character, UProperty.UNIFIED_IDEOGRAPH);
	}

	private static boolean isOfAClass(int character) {
		return isShapeless(character) || isSpace(character) || isHyphen(character) || isApostrophe(character);
	}

	private static boolean isShapeless(int character) {
		return UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
				|| (UCharacter.getType(character) == ECharacterCategory.FORMAT
						&& !UCharacter.hasBinaryProperty(character, UProperty.PREPENDED_CONCATENATION_MARK))
				|| (UCharacter.getType(character) == ECharacterCategory.CONTROL && !isSpace(character));
	}

	/** The braille cell without a dot looks like a space. */
	private static boolean isSpace(int character) {
		return UCharacter.isUWhiteSpace(character) || character == '\u2800';
	}

	private static boolean isHyphen(int character) {
		return UCharacter.getType(character) == ECharacterCategory.DASH_PUNCTUATION
				|| looksLike(character, "-") && !isLetterOfAScript(character);
	}

	/** Half rings, ornaments and the capital saltillo stand for one too. */
	private static boolean isApostrophe(int character) {
		return looksLike(character, "'") && !isLetterOfAScript(character)
				|| "\u02BF\u0559\u275B\u275C\uA78B\uA78C".indexOf(character) >= 0;
	}

	private static boolean isLetterOfAScript(int character) {
		return switch (UCharacter.getType(character)) {
			case ECharacterCategory.OTHER_LETTER, ECharacterCategory.UPPERCASE_LETTER,
					ECharacterCategory.LOWERCASE_LETTER, ECharacterCategory.COMBINING_SPACING_MARK ->
				true;
			default -> false;
		};
	}

	/** UTS 39. */
	private static boolean looksLike(int character, String sign) {
		return LOOK.getSkeleton(Character.toString(character)).equals(LOOK.getSkeleton(sign));
	}

	private static String withoutShapeless(String text) {
		return text.codePoints()
			.filter((character) -> !isShapeless(character))
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	private static String inClasses(String text) {
		StringBuilder classes = new StringBuilder();
		text.codePoints()
			.filter((character) -> !isShapeless(character))
			.forEach((character) -> classes.appendCodePoint(
					isSpace(character) ? ' ' : isHyphen(character) ? '-' : isApostrophe(character) ? '\'' : character));
		return classes.toString();
	}

	private static String folded(String text) {
		return inClasses(casefolded(inClasses(Normalizer.normalize(text, Normalizer.Form.NFD))));
	}

	/** By Unicode's definition, step by step: NFKC, full case folding, NFKC. */
	private static String casefolded(String text) {
		return NFKC
			.normalize(UCharacter.foldCase(NFKC.normalize(UCharacter.foldCase(NFKC.normalize(text), true)), true));
	}

	private static String nameOf(int character) {
		return "U+%04X %s".formatted(character, UCharacter.getExtendedName(character));
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints().forEach((character) -> escaped.append("%04X ".formatted(character)));
		return escaped.toString();
	}

}
