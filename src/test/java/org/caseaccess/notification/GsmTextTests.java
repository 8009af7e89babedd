package org.caseaccess.notification;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What phones can show: letters of GSM where there are some, Unicode where not, and never
 * a guess.
 */
class GsmTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Kaʻiulani Þórarins          | Ka'iulani Thorarins
			ÞÓRARINS                    | THORARINS
			Łukasz Żółć                 | Lukasz Zolc
			Đorđe Đurić                 | Dorde Duric
			Guðrún Ægisdóttir           | Gudrun Ægisdottir
			Søren Åkerström             | Søren Åkerström
			Hœur Œuvre                  | Hoeur Oeuvre
			Weiß STRAẞE                 | Weiß STRASSE
			Nguyễn Thị Ánh              | Nguyen Thi Anh
			İbrahim Işık Ğ              | Ibrahim Isik G
			Ţepeș Țară Șerban           | Tepes Tara Serban
			Ŋ ŋ Ŧ ŧ Ħ ħ                 | NG ng T t H h
			José Ávila-Núñez            | José Avila-Nuñez
			¿Sí? ¡No!                   | ¿Si? ¡No!
			O’Brien ‘x’ “y” «z»         | O'Brien 'x' "y" "z"
			a‑b – c — d − e             | a-b - c - d - e
			one… two                    | one... two
			ﬁn ﬂat Ⅳ ™                  | fin flat IV TM
			Ｆｕｌｌ ｗｉｄｔｈ                | Full width
			x̌ m̌ n̈                      | x m n
			""")
	void latinLettersAreWrittenWithThoseOfAPhone(String text, String sent) {
		assertThat(GsmText.of(text)).isEqualTo(sent);
		assertThat(TextSegments.of(GsmText.of(text)).gsm()).isTrue();
	}

	@Test
	void spacesOfEveryKindAreSpacesAndWhatHasNoShapeIsLeftOut() {
		assertThat(GsmText.of("a\u00a0b\u2003c\u200bd\ufeffe\tf\u0007g\u00adh")).isEqualTo("a b cde f gh");
		assertThat(GsmText.of("a\nb\r\nc")).isEqualTo("a\nb\r\nc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "王小明", "محمد علي", "Γιώργος", "Иван", "दीपक", "김철수", "ทักษิณ", "שרה", "Ana \uD83D\uDC4D",
			"ə", "₩", "Ana？" })
	void whatAPhonesAlphabetDoesNotHaveIsSentAsItIs(String name) {
		String text = "Agent “" + name + "” asks…";
		assertThat(GsmText.of(text)).isEqualTo(text);
		assertThat(TextSegments.of(GsmText.of(text)).gsm()).isFalse();
	}

	/** All of the basic plane and of the first above it. */
	@Test
	void noCharacterBecomesAQuestionMark() {
		IntStream.rangeClosed(0, 0x1ffff).filter((character) -> character != '?').forEach((character) -> {
			String sent = GsmText.of("a " + Character.toString(character) + " b");
			assertThat(sent).as(Integer.toHexString(character)).doesNotContain("?").startsWith("a ").endsWith(" b");
			// nor on its way
			assertThat(new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
				.as(Integer.toHexString(character))
				.isEqualTo(sent);
		});
	}

	/** Whoever has a Latin name does not cost three times as much. */
	@Test
	void everyLatinLetterOfTheEuropeanBlocksHasItsLetters() {
		IntStream.rangeClosed(0xc0, 0x17f)
			.filter(Character::isLetter)
			.forEach((letter) -> assertThat(GsmText.isGsmOnly(GsmText.of(Character.toString(letter))))
				.as(Character.getName(letter))
				.isTrue());
		IntStream.rangeClosed(0x1e00, 0x1eff)
			.filter(Character::isLetter)
			.filter((letter) -> !Character.getName(letter).matches(".*(DELTA|MIDDLE-WELSH).*"))
			.forEach((letter) -> assertThat(GsmText.isGsmOnly(GsmText.of(Character.toString(letter))))
				.as(Character.getName(letter))
				.isTrue());
	}

	@Test
	void whatIsInTheAlphabetStays() {
		String alphabet = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~]|€";
		assertThat(GsmText.of(alphabet)).isEqualTo(alphabet);
	}

}
