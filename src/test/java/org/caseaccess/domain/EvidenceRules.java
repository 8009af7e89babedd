package org.caseaccess.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.caseaccess.installation.InstallationFacts;
import org.caseaccess.consent.ConsentWay;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.LedgerVerification;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.development.KeptNotices;
import org.caseaccess.notification.AnswersByText;
import org.caseaccess.notification.SentMessages;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The evidence says no more than happened (R18), on whichever database the subclass
 * names.
 */
abstract class EvidenceRules extends CaseStory {

	private static final SearchCriteria SAMUEL = Scenario.criteria("Samuel", "Brooks", Sex.M, "1979-11-02");

	@Autowired
	private InstallationFacts facts;

	@Autowired
	AnswersByText byText;

	@Autowired
	LedgerVerification verification;

	@Autowired
	KeptNotices kept;

	@Autowired
	ObjectMapper json;

	@Test
	void whoAnswersByTextHasReadTheMessageAndNothingElseIsClaimed() throws Exception {
		StartedAttempt asked = ask();
		this.byText.answer(List.of("consent:" + asked.attemptId()), true, asked.matchingCode());
		JsonNode content = content();
		assertThat(content.at("/electronic/answeredThrough").asText()).isEqualTo("TEXT_MESSAGE");
		assertThat(content.at("/electronic/textUse").asText()).isEqualTo("AVAILABLE");
		assertThat(content.at("/electronic").has("openedAt")).isFalse();
		String sent = textOf(content.at("/electronic/message/sha256").asText());
		assertThat(sent).contains("Maria Lopez", asked.matchingCode(), SentMessages.TOKEN)
			.doesNotContain("{", this.scenario.tokenOf(asked));
		assertThat(content.at("/electronic/message/sha256").asText()).isEqualTo(sha256(sent));
		assertThat(textOf(content.at("/text/sha256").asText()))
			.isEqualTo(new ClassPathResource("consent-texts/%s_en.txt".formatted(content.at("/text/version").asText()))
				.getContentAsString(StandardCharsets.UTF_8)
				.replace("{exchange}", this.facts.exchange("en"))
				.replace("{phone}", this.facts.phone()));
		assertThat(this.verification.verify().unbroken()).isTrue();
	}

	@Test
	void anOpenedLinkIsOnRecordAlsoForWhoAnswersByText() throws Exception {
		StartedAttempt asked = ask();
		open(asked, ConsentWay.LINK);
		this.byText.answer(List.of("consent:" + asked.attemptId()), true, asked.matchingCode());
		JsonNode content = content();
		assertThat(content.at("/electronic/openedAt").asText()).isEqualTo(this.clock.instant().toString());
		assertThat(content.at("/electronic/openedThrough").asText()).isEqualTo("LINK");
		assertThat(content.at("/electronic/textUse").asText()).isEqualTo("AVAILABLE");
	}

	@Test
	void whoAnswersOnThePageWasShownTheText() throws Exception {
		StartedAttempt asked = ask();
		open(asked, ConsentWay.LINK);
		answer(asked, Decision.ACCEPT);
		assertThat(content().at("/electronic/textUse").asText()).isEqualTo("SHOWN");
		assertThat(content().at("/electronic/answeredThrough").asText()).isEqualTo("LINK");
	}

	@Test
	void anAnswerToAPageThatNobodyOpenedClaimsNoReading() throws Exception {
		answer(ask(), Decision.ACCEPT);
		assertThat(content().at("/electronic/textUse").asText()).isEqualTo("AVAILABLE");
	}

	@Test
	void everyNoticeIsKeptAsItWasSentAndNoTokenWithIt() {
		UUID request = accessFor(Scenario.ELENA);
		this.scenario.ask(this.scenario.requestFor(SAMUEL));
		this.kept.newest(Integer.MAX_VALUE).forEach((notice) -> {
			String token = notice.link().substring(notice.link().lastIndexOf('/') + 1);
			String body = this.jdbc.sql("select body from notice_message where notice_key = :key")
				.param("key", notice.key())
				.query(String.class)
				.single();
			assertThat(body).as(notice.key()).isEqualTo(notice.body().replace(token, SentMessages.TOKEN));
			assertThat(this.jdbc.sql("""
					select count(*) from notice_message
					 where body like :token or subject like :token or html like :token
					""").param("token", "%" + token + "%").query(Integer.class).single()).isZero();
		});
		assertThat(keys()).contains("association:" + request).hasSizeGreaterThanOrEqualTo(3);
		assertThat(this.jdbc.sql("select count(*) from notice_message where subject is null and html is null")
			.query(Integer.class)
			.single()).as("text messages have neither").isPositive();
	}

	@Test
	void aMessageOrAnOpenedLinkThatIsChangedLaterIsSeen() {
		StartedAttempt asked = ask();
		open(asked, ConsentWay.LINK);
		answer(asked, Decision.ACCEPT);
		DatabaseOwner owner = new DatabaseOwner(this.jdbc);
		owner.tamper(() -> this.jdbc.sql("update consent_record set opened_through = 'RESIDENT_PORTAL'").update());
		assertThat(this.verification.verify().firstBroken().orElseThrow().description()).contains("columns");
		owner.tamper(() -> this.jdbc.sql("update consent_record set opened_through = 'LINK'").update());
		owner.tamper(() -> this.jdbc.sql(
				"update consent_text set text = 'something else' where sha256 in (select message_sha256 from consent_record)")
			.update());
		assertThat(this.verification.verify().firstBroken().orElseThrow().description()).contains("message");
	}

	@Test
	void whoSignsInIsShownTheTextInTheirLanguage() throws Exception {
		UUID request = this.scenario.requestFor(Scenario.ELENA);
		StartedAttempt asked = this.scenario.ask(request);
		UUID elena = this.jdbc.sql("select client_id from access_request where id = :id")
			.param("id", request)
			.query(UUID.class)
			.single();
		this.survey.opened(this.survey.question(elena, asked.attemptId(), Locale.of("es")).orElseThrow(),
				ConsentWay.RESIDENT_PORTAL);
		this.survey.answer(elena, asked.attemptId(), Decision.ACCEPT, Locale.of("es"));
		JsonNode content = content();
		assertThat(content.at("/electronic/answeredThrough").asText()).isEqualTo("RESIDENT_PORTAL");
		assertThat(content.at("/electronic/textUse").asText()).isEqualTo("SHOWN");
		assertThat(content.at("/text/language").asText()).isEqualTo("es");
		assertThat(content.at("/electronic/message/language").asText()).isEqualTo("en");
	}

	private StartedAttempt ask() {
		return this.scenario.ask(this.scenario.requestFor(Scenario.ELENA));
	}

	private void open(StartedAttempt asked, ConsentWay way) {
		this.survey.opened(this.survey.question(this.scenario.tokenOf(asked), null).orElseThrow(), way);
	}

	private List<String> keys() {
		return this.jdbc.sql("select notice_key from notice_message").query(String.class).list();
	}

	private JsonNode content() throws Exception {
		return this.json.readTree(this.jdbc.sql("select content from consent_record").query(String.class).single());
	}

	private String textOf(String sha256) {
		return this.jdbc.sql("select text from consent_text where sha256 = :sha256")
			.param("sha256", sha256)
			.query(String.class)
			.single();
	}

	private static String sha256(String text) throws Exception {
		return HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
	}

}
