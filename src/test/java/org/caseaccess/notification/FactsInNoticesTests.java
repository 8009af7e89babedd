package org.caseaccess.notification;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** Another exchange, another phone: every notice and reply names those (R21). */
@TestInstance(Lifecycle.PER_CLASS)
@ResourceLock(NoticeDesk.DATABASE_LOCK)
class FactsInNoticesTests {

	private static final String PHONE = "1-888-555-0142";

	private static final String DEFAULTS = "(?s).*(1-800-555-0190|Health Insurance Exchange|Mercado de Seguros de Salud).*";

	private final NoticeDesk desk = new NoticeDesk(Map.of("case-access.installation.phone", PHONE,
			"case-access.installation.exchange-name", "Harbor Connect", "case-access.installation.exchange-name-es",
			"Conecta Puerto", "case-access.installation.hours", "8 a.m. to 6 p.m."), NoticePreviews.class);

	@AfterAll
	void stop() {
		this.desk.close();
	}

	@Test
	void everyNoticeByEveryChannelInEveryLanguageHasTheFactsOfThisInstallation() {
		NoticeTexts texts = this.desk.get(NoticeTexts.class);
		for (NoticePurpose purpose : NoticePurpose.values()) {
			for (NoticeMethod method : NoticeMethod.values()) {
				for (String language : NoticeWordings.LANGUAGES) {
					RenderedNotice sent = texts.render("consent:1", purpose, method, notice(language), false);
					String exchange = language.equals("en") ? "Harbor Connect" : "Conecta Puerto";
					assertThat(sent.body()).as("%s %s %s", purpose, method, language)
						.contains(PHONE, exchange)
						.doesNotMatch(DEFAULTS)
						.doesNotContain("{", "}");
					if (method == NoticeMethod.EMAIL) {
						assertThat(sent.html()).contains(PHONE, exchange, "8 a.m. to 6 p.m.").doesNotMatch(DEFAULTS);
					}
				}
			}
		}
	}

	@Test
	void everyReplyAndEveryPreviewHasThem() {
		NoticeWordings wordings = this.desk.get(NoticeWordings.class);
		String version = wordings.versions().getFirst();
		for (String language : NoticeWordings.LANGUAGES) {
			wordings.keys(version, language)
				.filter((key) -> key.startsWith("REPLY."))
				.map((key) -> this.desk.get(NoticeTexts.class)
					.reply(key.substring("REPLY.".length()), version, language, Map.of("code", "0514")))
				.forEach((reply) -> assertThat(reply).doesNotMatch(DEFAULTS).doesNotContain("{", "}"));
		}
		assertThat(this.desk.get(NoticePreviews.class).all()).allSatisfy(
				(preview) -> assertThat(preview.subject() + preview.body() + preview.text()).doesNotMatch(DEFAULTS));
	}

	/** No file that clients read from names an installation. */
	@Test
	void noWordingNamesAnInstallationItself() {
		NoticeWordings wordings = this.desk.get(NoticeWordings.class);
		for (String version : wordings.versions()) {
			for (String language : NoticeWordings.LANGUAGES) {
				wordings.keys(version, language)
					.forEach((key) -> assertThat(wordings.text(key, version, language)).as(key)
						.doesNotContainPattern("[0-9]{3}-[0-9]{3,4}"));
			}
		}
	}

	private static Notice notice(String language) {
		return new Notice(UUID.randomUUID(), "+12025550123", language, "2026-12",
				Map.of("agent", "Maria Lopez", "agency", "Harbor Agency", "npn", "12345678", "code", "0514", "seconds",
						"90", "consent", "email", "link", NoticeDesk.Questions.link("consent:1")),
				Instant.MAX);
	}

}
