package org.caseaccess.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.caseaccess.notification.IncomingWord.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the asking text message says with the real names (R3), and that it stays short.
 */
class AskingTextTests extends TwilioTest {

	private static final List<String> NAMES = List.of("Bo Li", "Maria Lopez", "Kaʻiulani Þórarins", "José Ávila-Núñez",
			"Maximiliana Featherstonehaugh-Cholmondeley", "王小明", "محمد علي", "Мария Иванова",
			"A".repeat(100) + " " + "B".repeat(100));

	private static final List<String> AGENCIES = List.of("ACME", "Harbor Health Insurance Agency", "保险",
			"The Greater Northwestern Regional Health Insurance Agency of Springfield, LLC", "C".repeat(200));

	static Stream<List<String>> names() {
		return NoticeWordings.LANGUAGES.stream()
			.flatMap((language) -> NAMES.stream()
				.flatMap((agent) -> AGENCIES.stream().map((agency) -> List.of(language, agent, agency))));
	}

	/** An answer by text is offered only where all is said, in two parts at most. */
	@ParameterizedTest
	@MethodSource("names")
	void offersAnAnswerByTextOnlyWhereAllIsSaidInTwoParts(List<String> names) {
		Notice notice = notice(names.get(0), names.get(1), names.get(2));
		NoticeTexts texts = this.desk.get(NoticeTexts.class);
		String body = texts.render("consent:1", NoticePurpose.CONSENT_REQUEST, NoticeMethod.TEXT, notice, false).body();
		boolean offered = texts.offersAnswer(NoticePurpose.CONSENT_REQUEST, NoticeMethod.TEXT, notice);
		assertThat(body).contains(notice.link(), "0514").doesNotContain("{", "}");
		assertThat(body.contains("YES 0514") || body.contains("SI 0514")).isEqualTo(offered);
		if (offered) {
			assertThat(TextSegments.of(body).count()).isLessThanOrEqualTo(2);
			assertThat(body).contains(GsmText.of(names.get(1)), GsmText.of(names.get(2)), "12345678", "1-800-555-0190");
		}
		// short names in any script still make two parts
		if (names.get(1).length() < 20 && names.get(2).length() < 40) {
			assertThat(TextSegments.of(body).count()).isLessThanOrEqualTo(2);
		}
	}

	@ParameterizedTest
	@CsvSource({ "en, Maria Lopez, true", "es, Maria Lopez, true", "en, Kaʻiulani Þórarins, true", "en, 王小明, false",
			"en, Maximiliana Featherstonehaugh-Cholmondeley, false" })
	void usualNamesFit(String language, String agent, boolean offered) {
		Notice notice = notice(language, agent, "Harbor Health Insurance Agency");
		assertThat(
				this.desk.get(NoticeTexts.class).offersAnswer(NoticePurpose.CONSENT_REQUEST, NoticeMethod.TEXT, notice))
			.isEqualTo(offered);
	}

	@Test
	void theNameIsSentInItsOwnScriptAndNeverWithQuestionMarks() {
		assertThat(body(notice("en", "王小明", "ACME"))).contains("王小明").doesNotContain("?");
		assertThat(body(notice("en", "Kaʻiulani Þórarins", "ACME"))).contains("Ka'iulani Thorarins")
			.doesNotContain("?");
	}

	/** Whatever echoes our words gives no answer and stops nothing. */
	@Test
	void ourOwnWordsAreNeverTakenForAnAnswerOrAStop() {
		NoticeWordings wordings = this.desk.get(NoticeWordings.class);
		NoticeTexts texts = this.desk.get(NoticeTexts.class);
		for (String version : wordings.versions()) {
			for (String language : NoticeWordings.LANGUAGES) {
				wordings.keys(version, language)
					.filter((key) -> !key.startsWith("REPLY.stopped"))
					.map((key) -> wordings.text(key, version, language))
					.map((wording) -> wording.replaceAll("\\{(code|npn|seconds)}", "0514"))
					.flatMap((wording) -> Stream.of(wording, "Liked “" + wording + "”", "> " + wording))
					.forEach((echo) -> assertThat(IncomingWord.of(echo).kind()).as(echo)
						.isNotIn(Kind.ACCEPT, Kind.DECLINE, Kind.STOP, Kind.STOP_AND_DECLINE));
			}
		}
		assertThat(IncomingWord.of(body(notice("en", "Maria Lopez", "ACME"))).kind()).isEqualTo(Kind.UNCLEAR);
		assertThat(texts.reply("uncounted", wordings.versions().getFirst(), "en", Map.of("code", "0514")))
			.contains("your answer was not counted, reply YES 0514 or NO 0514");
	}

	private String body(Notice notice) {
		return this.desk.get(NoticeTexts.class)
			.render("consent:1", NoticePurpose.CONSENT_REQUEST, NoticeMethod.TEXT, notice, false)
			.body();
	}

	private static Notice notice(String language, String agent, String agency) {
		Map<String, String> values = new HashMap<>(Map.of("agent", agent, "agency", agency, "npn", "12345678", "code",
				"0514", "seconds", "90", "link", NoticeDesk.Questions.link("consent:1")));
		return new Notice(UUID.randomUUID(), NUMBER, language, "2026-12", values, Instant.MAX);
	}

}
