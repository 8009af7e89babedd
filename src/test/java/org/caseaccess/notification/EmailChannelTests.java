package org.caseaccess.notification;

import java.util.HashMap;
import java.util.Map;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import org.caseaccess.notification.NoticeDesk.Questions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Email, sent to a real mail server. */
@TestInstance(Lifecycle.PER_CLASS)
@ResourceLock(NoticeDesk.DATABASE_LOCK)
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
class EmailChannelTests {

	private final MailServer server = new MailServer();

	private final NoticeDesk desk = new NoticeDesk(this.server.settings());

	@BeforeEach
	void startAfresh() {
		this.server.startAfresh();
		this.desk.startAfresh();
	}

	@AfterAll
	void stop() {
		this.desk.close();
		this.server.close();
	}

	@Test
	void anEmailIsTextAndHtmlAndNamesNobody() throws Exception {
		String key = this.desk.ask("consent:1", NoticeMethod.EMAIL, "samuel.brooks@mail.example");
		Delivery delivery = this.desk.send(key, NoticeMethod.EMAIL);
		assertThat(delivery.state()).isEqualTo(DeliveryState.ACCEPTED);
		MimeMessage email = this.server.received().getFirst();
		assertThat(email.getFrom()[0]).hasToString("Health Insurance Exchange <no-reply@exchange.example>");
		assertThat(email.getReplyTo()[0]).hasToString("help@exchange.example");
		assertThat(email.getAllRecipients()).singleElement().hasToString("samuel.brooks@mail.example");
		assertThat(email.getSubject()).isEqualTo("Your answer is needed: an agent asks for access to your case");
		assertThat(email.getMessageID()).isEqualTo(delivery.reference()).endsWith("@exchange.example>");
		assertThat(email.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(email.getContentType()).startsWith("multipart/");
		Map<String, String> parts = parts(email);
		assertThat(parts.get("text/plain")).contains("Maria Lopez of Harbor Health Insurance Agency (NPN 18452301)",
				"The matching code is 4821.", Questions.link(key));
		String html = parts.get("text/html");
		assertThat(html).contains("lang=\"en\"", "The matching code is 4821.", "href=\"" + Questions.link(key) + "\"");
		// nothing that would tell that or where it was read
		assertThat(html).doesNotContain("<img", "url(", "<script", "<link", "http-equiv");
		assertThat(html.split("href=")).hasSize(2);
	}

	@Test
	void aSpanishSpeakerReadsSpanish() throws Exception {
		this.desk.get(Questions.class).ask("consent:2", NoticeMethod.EMAIL, "jose@mail.example", "es");
		this.desk.send("consent:2", NoticeMethod.EMAIL);
		MimeMessage email = this.server.received().getFirst();
		assertThat(email.getSubject()).isEqualTo("Necesitamos su respuesta: un agente pide acceso a su caso");
		assertThat(parts(email).get("text/plain")).contains("El código de comprobación es 4821.");
		assertThat(parts(email).get("text/html")).contains("lang=\"es\"", "Ver la pregunta y responder");
	}

	@Test
	void theSameNoticeIsOneEmailAndAfterALostOutcomeTheSameEmail() throws Exception {
		String key = this.desk.ask("consent:3", NoticeMethod.EMAIL, "samuel.brooks@mail.example");
		this.desk.send(key, NoticeMethod.EMAIL);
		this.desk.send(key, NoticeMethod.EMAIL);
		assertThat(this.server.received()).hasSize(1);
		// whoever sent it died before it could say so
		this.desk.jdbc().sql("update notice set state = 'SENDING', claimed_until = created_at").update();
		this.desk.send(key, NoticeMethod.EMAIL);
		assertThat(this.server.received()).hasSize(2);
		assertThat(this.server.received().get(1).getMessageID())
			.isEqualTo(this.server.received().get(0).getMessageID());
		assertThat(parts(this.server.received().get(1))).isEqualTo(parts(this.server.received().get(0)));
	}

	@Test
	void anUnknownMailboxIsRefusedAndNamedNowhere(CapturedOutput output) {
		String key = this.desk.ask("consent:4", NoticeMethod.EMAIL, "nobody@mail.example");
		Delivery delivery = this.desk.send(key, NoticeMethod.EMAIL);
		assertThat(delivery.state()).isEqualTo(DeliveryState.REFUSED);
		assertThat(delivery.reason()).isEqualTo("The email address on file does not accept mail.");
		assertThat(output.getAll()).contains("notice consent:4: REFUSED").doesNotContain("nobody@");
		assertThat(this.desk.counted(NoticeMethod.EMAIL, "refused")).isEqualTo(1);
	}

	@Test
	void aServerThatSaysLaterIsTriedAgainAndNamesNobody(CapturedOutput output) {
		String key = this.desk.ask("consent:5", NoticeMethod.EMAIL, "later@mail.example");
		assertThatExceptionOfType(NoticeDelayedException.class)
			.isThrownBy(() -> this.desk.send(key, NoticeMethod.EMAIL))
			.withMessageNotContaining("mail.example");
		assertThat(this.desk.state(key)).isEqualTo("SENDING");
		assertThat(output.getAll()).contains("was not taken by EMAIL at try 1").doesNotContain("later@");
	}

	@Test
	void aSlowServerIsGivenUpInTime() {
		Map<String, Object> impatient = new HashMap<>(this.server.settings());
		impatient.put("case-access.notification.email.time-limit", "PT1S");
		try (NoticeDesk hurried = new NoticeDesk(impatient)) {
			String key = hurried.ask("consent:6", NoticeMethod.EMAIL, "slow@mail.example");
			long start = System.nanoTime();
			assertThatExceptionOfType(NoticeDelayedException.class)
				.isThrownBy(() -> hurried.send(key, NoticeMethod.EMAIL));
			assertThat(System.nanoTime() - start).as("what the server takes").isLessThan(MailServer.SLOW.toNanos());
		}
		// back again, it gets the notice
		this.server.letGo();
		String key = this.desk.ask("consent:6", NoticeMethod.EMAIL, "slow@mail.example");
		assertThat(this.desk.send(key, NoticeMethod.EMAIL).state()).isEqualTo(DeliveryState.ACCEPTED);
	}

	@Test
	void aServerThatIsNotThereIsTriedAgain() {
		try (NoticeDesk lonely = new NoticeDesk(Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", "1"))) {
			String key = lonely.ask("consent:7", NoticeMethod.EMAIL, "samuel.brooks@mail.example");
			assertThatExceptionOfType(NoticeDelayedException.class)
				.isThrownBy(() -> lonely.send(key, NoticeMethod.EMAIL));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "@mail.example", "a@b", "a b@mail.example", "a@mail.example, b@mail.example",
			"Eve <eve@mail.example>", "a@mail..example", "a@-mail.example", "a@mail.example\r\nBcc: b@mail.example",
			"group: a@mail.example;" })
	void whatIsNoAddressIsNone(String address) {
		assertThat(EmailAddress.of(address)).isEmpty();
	}

	@Test
	void whatIsNoAddressIsRefusedAtOnce() {
		String key = this.desk.ask("consent:8", NoticeMethod.EMAIL, "a@mail.example\r\nBcc: b@mail.example");
		assertThat(this.desk.send(key, NoticeMethod.EMAIL).reason())
			.isEqualTo("The email address on file is not an email address.");
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void addressesOfTheWholeWorldAreAddresses() {
		assertThat(EmailAddress.of("jürgen@müller.example").orElseThrow().value())
			.isEqualTo("jürgen@xn--mller-kva.example");
		assertThat(EmailAddress.of(" o'brien+case@mail.example ").orElseThrow().value())
			.isEqualTo("o'brien+case@mail.example");
		assertThat(EmailAddress.of(null)).isEmpty();
		assertThat(EmailAddress.of("a@mail.example").orElseThrow()).hasToString("EmailAddress[…]");
	}

	private static Map<String, String> parts(Part message) throws Exception {
		Map<String, String> parts = new HashMap<>();
		if (message.getContent() instanceof Multipart several) {
			for (int number = 0; number < several.getCount(); number++) {
				BodyPart part = several.getBodyPart(number);
				parts.putAll(parts(part));
			}
		}
		else {
			String type = message.getContentType();
			parts.put(type.substring(0, type.indexOf(';')), message.getContent().toString().replace("\r\n", "\n"));
		}
		return parts;
	}

}
