package org.caseaccess.notification;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** In how many parts a text message travels, at the borders. */
class TextSegmentsTests {

	@ParameterizedTest
	@CsvSource({ "0, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4" })
	void gsmHolds160AloneAnd153InAPart(int length, int parts) {
		assertThat(TextSegments.of("a".repeat(length))).isEqualTo(new TextSegments(true, length, parts));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4" })
	void unicodeHolds70AloneAnd67InAPart(int length, int parts) {
		assertThat(TextSegments.of("я".repeat(length))).isEqualTo(new TextSegments(false, length, parts));
	}

	@ParameterizedTest
	@CsvSource({ "80, 0, 1", "80, 1, 2", "152, 0, 2", "152, 1, 2", "152, 2, 3" })
	void anExtendedCharacterTakesTwo(int extended, int plain, int parts) {
		assertThat(TextSegments.of("€".repeat(extended) + "a".repeat(plain)))
			.isEqualTo(new TextSegments(true, 2 * extended + plain, parts));
	}

	/** 153 is odd: 76 of them and one septet that nothing fits into. */
	@ParameterizedTest
	@CsvSource({ "€, 153, 3", "€, 152, 2", "\uD83D\uDC4D, 66, 2", "\uD83D\uDC4D, 67, 3", "\uD83D\uDC4D, 35, 1" })
	void whatTakesTwoIsNotTornApart(String character, int times, int parts) {
		assertThat(TextSegments.of(character.repeat(times)).count()).isEqualTo(parts);
	}

	@ParameterizedTest
	@CsvSource({ "306, true", "307, false" })
	void twoPartsFit(int length, boolean fits) {
		assertThat(TextSegments.of("a".repeat(length)).fits()).isEqualTo(fits);
	}

}
