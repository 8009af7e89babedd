package org.caseaccess.notification;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.caseaccess.notification.IncomingWord.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients write, how numbers are written, and what phones can show. */
class WordsAndNumbersTests {

	@ParameterizedTest
	@ValueSource(strings = { "YES 4821", "yes 4821", " Yes,  4821. ", "YES4821", "4821 yes", "SI 4821", "Sí 4821",
			"¡SÍ! 4821", "s\u00ed 4821", "si\u0301 4821", "Acepto 4821", "ＹＥＳ ４８２１", "\"Yes\" 4821 \uD83D\uDC4D",
			"y 4821" })
	void anAcceptIsRead(String text) {
		assertThat(IncomingWord.of(text)).isEqualTo(new IncomingWord(Kind.ACCEPT, "4821"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NO 4821", "no 4821!", "No. 4821", "4821 no", "Decline 4821", "rechazo 4821" })
	void aDeclineIsRead(String text) {
		assertThat(IncomingWord.of(text)).isEqualTo(new IncomingWord(Kind.DECLINE, "4821"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "STOP", "stop", "Stop!", "Stop all", "STOPALL", "unsubscribe", "quit", "cancel", "end",
			"Alto", "baja" })
	void aStopIsRead(String text) {
		assertThat(IncomingWord.of(text).kind()).isEqualTo(Kind.STOP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "yes", "no", "4821", "YES 482", "YES 48211", "YES NO 4821", "yes 4821 4822",
			"yes or no 4821", "I do not say yes 4821", "yes 4821 but only for today", "who is this?",
			"YES 4821 NO 4821", "YES ABCD", "\uD83D\uDC4D", "не 4821" })
	void anythingElseIsNoAnswer(String text) {
		assertThat(IncomingWord.of(text).kind()).isIn(Kind.UNCLEAR, Kind.OTHER);
	}

	@Test
	void aMessageThatNeverEndsIsNoAnswer() {
		assertThat(IncomingWord.of("YES 4821" + " ".repeat(1_000_000)).kind()).isEqualTo(Kind.OTHER);
		assertThat(IncomingWord.of(null).kind()).isEqualTo(Kind.OTHER);
	}

	@ParameterizedTest
	@CsvSource({ "+12025550123, +12025550123", "202-555-0123, +12025550123", "(202) 555 0123, +12025550123",
			"1 202 555 0123, +12025550123", "202.555.0123, +12025550123", "tel:+1-202-555-0123, +12025550123",
			"+49 170 1234567, +491701234567", "+52 55 1234 5678, +525512345678" })
	void aNumberIsANumberHoweverItIsWritten(String typed, String expected) {
		assertThat(MobileNumber.of(typed).orElseThrow().e164()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "12345", "+1 555 000 1234", "202-555-01234", "+999 123", "call me", "+", "911" })
	void whatIsNoNumberIsNone(String typed) {
		assertThat(MobileNumber.of(typed)).isEmpty();
	}

	@Test
	void aNumberSaysLittleOfItself() {
		assertThat(MobileNumber.of("+12025550123").orElseThrow()).hasToString("MobileNumber[…23]");
		assertThat(MobileNumber.of(null)).isEmpty();
	}

	@Test
	void phonesGetOnlyCharactersThatTheyHave() {
		assertThat(GsmText.of("¿José Núñez‑Ortega? “Łódź” – Weiß…"))
			.isEqualTo("¿José Nuñez-Ortega? \"Lodz\" - Weiß...");
	}

	static Stream<List<String>> wordings() {
		return new NoticeWordings().versions()
			.stream()
			.flatMap((version) -> NoticeWordings.LANGUAGES.stream().map((language) -> List.of(version, language)));
	}

	@ParameterizedTest
	@MethodSource("wordings")
	void everyLanguageSaysEverythingAndNamesTheSame(List<String> wording) {
		NoticeWordings wordings = new NoticeWordings();
		String version = wording.get(0);
		String language = wording.get(1);
		assertThat(wordings.keys(version, language).collect(Collectors.toSet()))
			.isEqualTo(wordings.keys(version, "en").collect(Collectors.toSet()));
		wordings.keys(version, language).forEach((key) -> {
			assertThat(names(wordings.text(key, version, language))).as(key)
				.isEqualTo(names(wordings.text(key, version, "en")));
			if (key.startsWith("REPLY.")) {
				String reply = wordings.text(key, version, language)
					.replace("{phone}", "1-800-555-0190")
					.replace("{exchange}", "Mercado de Seguros de Salud")
					.replace("{code}", "4821");
				assertThat(TextSegments.of(reply).count()).as(key).isOne();
				assertThat(GsmText.of(reply)).as(key).isEqualTo(reply);
			}
		});
	}

	/** What a text has filled in. */
	private static List<String> names(String text) {
		return Pattern.compile("\\{\\w+}").matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
	}

}
