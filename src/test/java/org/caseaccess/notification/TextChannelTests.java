package org.caseaccess.notification;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Text messages, sent by the official SDK to a stand-in that speaks Twilio's API. */
class TextChannelTests extends TwilioTest {

	@Test
	void aTextMessageFitsInTwoPartsAndSaysWhereToTellWhatBecameOfIt(CapturedOutput output) {
		String key = this.desk.ask("consent:1", NoticeMethod.TEXT, "(202) 555-0123");
		Delivery delivery = this.desk.send(key, NoticeMethod.TEXT);
		assertThat(delivery.state()).isEqualTo(DeliveryState.ACCEPTED);
		assertThat(this.twilio.sent()).singleElement().satisfies((sent) -> {
			assertThat(sent.sid()).isEqualTo(delivery.reference());
			Map<String, String> form = sent.form();
			assertThat(form).containsEntry("To", NUMBER)
				.containsEntry("From", "+12025550199")
				.containsEntry("StatusCallback", "https://access.example/hooks/twilio/status?notice=consent%3A1")
				// not delivered when it is too late to answer
				.containsEntry("ValidityPeriod", "90");
			assertThat(form.get("Body")).contains("Health Insurance Exchange", "Maria Lopez",
					"Harbor Health Insurance Agency", "18452301", "see and work in your case",
					"to help with health coverage", "until you end it: 1-800-555-0190", "Code 4821", "YES 4821",
					"NO 4821", "in 90 s", "https://access.example/consent/");
			assertThat(TextSegments.of(form.get("Body"))).matches(TextSegments::gsm)
				.extracting(TextSegments::count)
				.isEqualTo(2);
		});
		assertThat(output.getAll()).contains("notice consent:1: ACCEPTED").doesNotContain("5550123", "555-0123");
	}

	@Test
	void aSpanishTextMessageSaysTheSameInTwoPartsToo() {
		this.desk.get(NoticeDesk.Questions.class).ask("consent:2", NoticeMethod.TEXT, NUMBER, "es");
		this.desk.send("consent:2", NoticeMethod.TEXT);
		String body = this.twilio.sent().getFirst().form().get("Body");
		assertThat(body).contains("Mercado de Seguros de Salud", "Maria Lopez", "Harbor Health Insurance Agency",
				"ver y tramitar su caso", "ayudarle con su cobertura", "hasta que lo termine: 1-800-555-0190",
				"SI 4821", "NO 4821", "https://access.example/consent/");
		assertThat(TextSegments.of(body)).matches(TextSegments::gsm).extracting(TextSegments::count).isEqualTo(2);
	}

	@Test
	void aLostOutcomeIsLookedUpAndNothingIsSentTwice() {
		this.twilio.fallSilent();
		String key = this.desk.ask("consent:3", NoticeMethod.TEXT, NUMBER);
		assertThatExceptionOfType(NoticeDelayedException.class)
			.isThrownBy(() -> this.desk.send(key, NoticeMethod.TEXT));
		this.twilio.work();
		this.desk.advance(Duration.ofSeconds(2));
		Delivery delivery = this.desk.send(key, NoticeMethod.TEXT);
		assertThat(this.twilio.lookedUp()).containsExactly(NUMBER);
		assertThat(this.twilio.sent()).hasSize(1);
		assertThat(delivery.reference()).isEqualTo(this.twilio.sent().getFirst().sid());
	}

	@ParameterizedTest
	@CsvSource({ "400, 21211, REFUSED, The mobile number on file is not a valid number.",
			"400, 21614, REFUSED, The number on file does not take text messages.",
			"400, 21610, OPTED_OUT, The client does not want text messages.",
			"400, 99999, REFUSED, The text message could not be delivered." })
	void aRefusalIsFinal(int status, int code, DeliveryState state, String reason, CapturedOutput output) {
		this.twilio.refuse(status, code);
		String key = this.desk.ask("consent:4", NoticeMethod.TEXT, NUMBER);
		Delivery delivery = this.desk.send(key, NoticeMethod.TEXT);
		assertThat(delivery).isEqualTo(new Delivery(state, reason, null));
		assertThat(output.getAll()).doesNotContain("5550123");
	}

	@ParameterizedTest
	@CsvSource({ "500, 20500", "503, 20503", "429, 20429", "401, 20003", "400, 21611" })
	void troubleThatMayPassIsTriedAgain(int status, int code, CapturedOutput output) {
		this.twilio.refuse(status, code);
		String key = this.desk.ask("consent:5", NoticeMethod.TEXT, NUMBER);
		assertThatExceptionOfType(NoticeDelayedException.class)
			.isThrownBy(() -> this.desk.send(key, NoticeMethod.TEXT));
		assertThat(output.getAll()).doesNotContain("5550123");
		this.twilio.work();
		this.desk.advance(Duration.ofSeconds(2));
		assertThat(this.desk.send(key, NoticeMethod.TEXT).delivered()).isTrue();
		assertThat(this.twilio.sent()).hasSize(1);
	}

	@Test
	void whoeverTwilioKnowsToHaveSaidStopIsNotWrittenToAgain() {
		this.twilio.refuse(400, 21610);
		this.desk.send(this.desk.ask("consent:6", NoticeMethod.TEXT, NUMBER), NoticeMethod.TEXT);
		this.twilio.work();
		Delivery delivery = this.desk.send(this.desk.ask("consent:7", NoticeMethod.TEXT, NUMBER), NoticeMethod.TEXT);
		assertThat(delivery.state()).isEqualTo(DeliveryState.OPTED_OUT);
		assertThat(this.twilio.sent()).isEmpty();
	}

	@Test
	void whatIsNoNumberIsNotSentTo() {
		String key = this.desk.ask("consent:8", NoticeMethod.TEXT, "12345");
		assertThat(this.desk.send(key, NoticeMethod.TEXT).reason())
			.isEqualTo("The mobile number on file is not a valid number.");
		assertThat(this.twilio.sent()).isEmpty();
	}

}
