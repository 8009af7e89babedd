package org.caseaccess.notification;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.twilio.security.RequestValidator;
import org.caseaccess.notification.NoticeDesk.Answers;
import org.caseaccess.notification.NoticeDesk.FailedNotices;
import org.caseaccess.notification.NoticeDesk.Questions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What Twilio tells, what others pretend to be told by Twilio, and what clients write.
 */
class TwilioHooksTests extends TwilioTest {

	private static final String BASE = "https://access.example";

	private final MockMvc mvc = MockMvcBuilders
		.standaloneSetup(new TwilioHooks(this.desk.get(TwilioSignature.class), this.desk.get(DeliveryReports.class),
				this.desk.get(IncomingTexts.class)))
		.build();

	private int messages;

	/** The example in Twilio's documentation of its signatures. */
	@Test
	void theSignatureOfTheDocumentationIsRight() {
		Map<String, String> parameters = Map.of("CallSid", "CA1234567890ABCDE", "Caller", "+14158675309", "Digits",
				"1234", "From", "+14158675309", "To", "+18005551212");
		String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
		RequestValidator validator = new RequestValidator("12345");
		assertThat(validator.validate(url, parameters, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isTrue();
		assertThat(signature("12345", url, parameters)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
		assertThat(validator.validate(url, parameters, "RSOYDt4T1cUTdK1PDd93/VVr8B9=")).isFalse();
		assertThat(validator.validate(url + "&baz=3", parameters, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")).isFalse();
	}

	private String asked(String key) {
		this.desk.ask(key, NoticeMethod.TEXT, NUMBER);
		this.desk.send(key, NoticeMethod.TEXT);
		return key;
	}

	@Test
	void aMessageThatArrivesIsDelivered() throws Exception {
		String key = asked("consent:1");
		assertThat(status(key, "sent", null).getStatus()).isEqualTo(204);
		assertThat(this.desk.state(key)).isEqualTo("ACCEPTED");
		status(key, "delivered", null);
		assertThat(this.desk.state(key)).isEqualTo("DELIVERED");
		assertThat(this.desk.counted(NoticeMethod.TEXT, "delivered")).isEqualTo(1);
		// what is final stays
		status(key, "undelivered", "30005");
		assertThat(this.desk.state(key)).isEqualTo("DELIVERED");
		assertThat(this.desk.get(FailedNotices.class).all()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "undelivered, 30005, The mobile number on file is not in service.",
			"undelivered, 30006, The number on file does not take text messages.",
			"failed, , The text message could not be delivered.",
			"failed, nonsense, The text message could not be delivered." })
	void aHardFailureIsToldAtOnceAndOnce(String status, String code, String reason) throws Exception {
		String key = asked("consent:2");
		status(key, status, code);
		status(key, status, code);
		assertThat(this.desk.state(key)).isEqualTo("BOUNCED");
		assertThat(this.desk.get(FailedNotices.class).all())
			.containsExactly(new NoticeFailed(key, NoticePurpose.CONSENT_REQUEST, reason));
		status(key, "delivered", null);
		assertThat(this.desk.state(key)).isEqualTo("BOUNCED");
		assertThat(this.desk.counted(NoticeMethod.TEXT, "bounced")).isEqualTo(1);
	}

	@Test
	void aSoftFailureIsSentAgainWhileThereIsTime() throws Exception {
		String key = asked("consent:3");
		status(key, "undelivered", "30003", "SM1");
		// a replay does not send a third
		status(key, "undelivered", "30003", "SM1");
		assertThat(this.desk.state(key)).isEqualTo("SENDING");
		this.desk.advance(Duration.ofSeconds(2));
		this.desk.notices().deliver(key);
		assertThat(this.desk.state(key)).isEqualTo("ACCEPTED");
		assertThat(this.desk.get(FailedNotices.class).all()).isEmpty();
		// no time left
		this.desk.advance(Duration.ofSeconds(80));
		status(key, "undelivered", "30003", "SM2");
		assertThat(this.desk.state(key)).isEqualTo("BOUNCED");
		assertThat(this.desk.get(FailedNotices.class).all()).hasSize(1);
	}

	@Test
	void aForgedCallIsAnUnknownAddressAndChangesNothing(CapturedOutput output) throws Exception {
		String key = asked("consent:4");
		Map<String, String> parameters = Map.of("MessageSid", "SM1", "MessageStatus", "undelivered");
		String path = "/hooks/twilio/status?notice=" + key;
		for (String signature : new String[] { null, "", "forged", signature("another", BASE + path, parameters),
				signature(NoticeDesk.TOKEN, "https://evil.example" + path, parameters),
				signature(NoticeDesk.TOKEN, BASE + path, Map.of("MessageSid", "SM1", "MessageStatus", "delivered")) }) {
			assertThat(call(path, parameters, signature).getStatus()).isEqualTo(404);
		}
		assertThat(text("YES 4821", "forged").getStatus()).isEqualTo(404);
		assertThat(this.desk.state(key)).isEqualTo("ACCEPTED");
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
		assertThat(this.desk.jdbc().sql("select count(*) from provider_event").query(Integer.class).single()).isZero();
		// whoever knocks again and again does not fill the log
		assertThat(output.getAll().split("without a valid signature", -1).length).isLessThanOrEqualTo(2);
	}

	@Test
	void anotherHostInTheRequestDoesNotMakeAForgedSignatureRight() throws Exception {
		Map<String, String> parameters = Map.of("MessageSid", "SM1", "From", NUMBER, "Body", "STOP");
		String signature = signature(NoticeDesk.TOKEN, "http://evil.example/hooks/twilio/messages", parameters);
		MockHttpServletRequestBuilder request = post("/hooks/twilio/messages").header("Host", "evil.example")
			.header("X-Forwarded-Host", "evil.example")
			.header(TwilioSignature.HEADER, signature);
		parameters.forEach(request::param);
		assertThat(this.mvc.perform(request).andReturn().getResponse().getStatus()).isEqualTo(404);
	}

	@Test
	void aReportOnSomethingUnknownChangesNothing() throws Exception {
		assertThat(status("consent:nothing", "undelivered", "30005").getStatus()).isEqualTo(204);
		assertThat(status("", "undelivered", "30005").getStatus()).isEqualTo(204);
		assertThat(this.desk.get(FailedNotices.class).all()).isEmpty();
	}

	@Test
	void anAnswerCountsOnceHoweverOftenItIsReplayed(CapturedOutput output) throws Exception {
		asked("consent:5");
		MockHttpServletResponse answer = text("si 4821");
		assertThat(answer.getContentType()).startsWith("application/xml");
		assertThat(answer.getContentAsString()).contains("<Response><Message><Body>", "You accepted, code 4821");
		assertThat(this.desk.get(Answers.class).taken()).containsExactly("consent:5 yes");
		this.messages--;
		assertThat(text("si 4821").getContentAsString()).contains("<Response/>");
		assertThat(this.desk.get(Answers.class).taken()).hasSize(1);
		assertThat(output.getAll()).contains("from a client: ACCEPT").doesNotContain("5550123", "4821");
	}

	@Test
	void aDeclineByTextIsADecline() throws Exception {
		asked("consent:6");
		assertThat(text("No, 4821!").getContentAsString()).contains("You declined, code 4821");
		assertThat(this.desk.get(Answers.class).taken()).containsExactly("consent:6 no");
	}

	@Test
	void spanishIsAnsweredInSpanish() throws Exception {
		this.desk.get(Questions.class).ask("consent:7", NoticeMethod.TEXT, NUMBER, "es");
		this.desk.send("consent:7", NoticeMethod.TEXT);
		assertThat(text("¿qué es esto?").getContentAsString()).contains("Mercado de Seguros", "SI 4821");
	}

	static List<Reply> replies() {
		return Reply.table();
	}

	/** The table of replies, each to a question that is open. */
	@ParameterizedTest
	@MethodSource("replies")
	void everyReplyIsAnsweredByWhatItMeans(Reply reply) throws Exception {
		this.desk.code(Reply.CODE);
		this.desk.get(Questions.class).ask("consent:8", NoticeMethod.TEXT, NUMBER, reply.language());
		this.desk.send("consent:8", NoticeMethod.TEXT);
		String said = text(reply.text()).getContentAsString();
		boolean english = reply.language().equals("en");
		String expected = switch (reply.kind()) {
			case STOP -> english ? "You will get no more text messages" : "no recibira mas mensajes";
			case STOP_AND_DECLINE -> english ? "You declined, code 0514" : "Usted rechazo, codigo 0514";
			case HELP -> english ? "to answer a request, reply YES or NO" : "para responder, envie SI o NO";
			// texts were wanted before
			case START -> "<Response/>";
			default -> reply.counts() ? counted(reply, english)
					: english ? "your answer was not counted, reply YES 0514 or NO 0514"
							: "su respuesta no se conto, responda SI 0514 o NO 0514";
		};
		assertThat(said).contains(expected);
		assertThat(this.desk.get(Answers.class).taken()).isEqualTo(reply.counts()
				? List.of("consent:8 " + ((reply.kind() == IncomingWord.Kind.ACCEPT) ? "yes" : "no")) : List.of());
	}

	private static String counted(Reply reply, boolean english) {
		if (reply.kind() == IncomingWord.Kind.ACCEPT) {
			return english ? "You accepted, code 0514" : "Usted acepto, codigo 0514";
		}
		return english ? "You declined, code 0514" : "Usted rechazo, codigo 0514";
	}

	@Test
	void anAnswerWithoutAQuestionGetsOneHelpfulReply() throws Exception {
		for (String body : new String[] { "YES", "hello", "4821", "hello" }) {
			String said = text(body).getContentAsString();
			assertThat(said).contains(body.equals("YES") ? "reply YES or NO with its code" : "<Response/>");
		}
	}

	@Test
	void whatDoesNotCountIsToldSoFiveTimesToEachQuestionAndTheRightAnswerCountsThen() throws Exception {
		asked("consent:8");
		for (int time = 0; time < 5; time++) {
			assertThat(text("YES 1111").getContentAsString()).contains("your answer was not counted, reply YES 4821");
		}
		assertThat(text("YES 1111").getContentAsString()).contains("<Response/>");
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
		assertThat(text("YES 4821").getContentAsString()).contains("You accepted, code 4821");
		// it is over: courtesies need no reply, a second answer is told to be in vain
		assertThat(text("thank you").getContentAsString()).contains("<Response/>");
		assertThat(text("no 4821").getContentAsString()).contains("nothing was changed");
	}

	@Test
	void helpIsAlwaysAnsweredAlsoAfterOtherTextsAndAfterAStop() throws Exception {
		asked("consent:8");
		for (int time = 0; time < 10; time++) {
			text("what is this");
			assertThat(text("HELP").getContentAsString()).contains("reply YES or NO with its code", "1-800-555-0190");
		}
		text("Stop please");
		assertThat(text("help!").getContentAsString()).contains("reply YES or NO with its code");
	}

	@Test
	void aStrangerIsHelpedInTheLanguageOfTheText() throws Exception {
		assertThat(text("+12025550124", "hello?", null).getContentAsString()).contains("to answer a request");
		assertThat(text("+12025550124", "AYUDA", null).getContentAsString()).contains("para responder");
		assertThat(text("+12025550124", "INFO", null).getContentAsString()).contains("to answer a request");
	}

	/** Two robots, each of which answers whatever it gets, also with our own words. */
	@Test
	void twoMachinesDoNotTalkForEver() throws Exception {
		asked("consent:8");
		String said = "I am driving. I will reply later.";
		int replies = 0;
		while (replies < 100) {
			String reply = text(said).getContentAsString();
			if (reply.contains("<Response/>")) {
				break;
			}
			replies++;
			said = reply.replaceAll(".*<Body>|</Body>.*", "");
		}
		assertThat(replies).isBetween(1, 10);
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
		assertThat(
				this.desk.jdbc().sql("select count(*) from text_opt_out where opted_out").query(Integer.class).single())
			.isZero();
	}

	@Test
	void aYesThatTwilioTakesForAStartIsToldNotToCount() throws Exception {
		asked("consent:8");
		text("STOP");
		assertThat(text(NUMBER, "yes", "START").getContentAsString())
			.contains("your answer was not counted, reply YES 4821 or NO 4821");
		assertThat(asked("consent:9")).satisfies((key) -> assertThat(this.desk.state(key)).isEqualTo("ACCEPTED"));
	}

	@Test
	void helpThatTwilioAnsweredIsNotAnsweredTwice() throws Exception {
		assertThat(text(NUMBER, "HELP", "HELP").getContentAsString()).contains("<Response/>");
	}

	/** A name in another script takes so much room that the message cannot say all. */
	@Test
	void whereTheMessageDidNotOfferAnAnswerByTextNoneCounts() throws Exception {
		this.desk.get(Questions.class).agent("王小明");
		asked("consent:8");
		assertThat(this.twilio.sent().getFirst().form().get("Body")).contains("王小明").doesNotContain("Reply");
		assertThat(text("YES 4821").getContentAsString()).contains("answered only by the link");
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
	}

	@Test
	void ofTwoQuestionsNoCodeIsSuggested() throws Exception {
		asked("consent:8");
		asked("consent:9");
		this.desk.get(Answers.class).codes("4821", "1357");
		assertThat(text("yes").getContentAsString()).contains("reply YES or NO and the code of the request")
			.doesNotContain("4821", "1357");
	}

	@Test
	void anAnswerAfterTheTimeIsNone() throws Exception {
		asked("consent:9");
		this.desk.advance(NoticeDesk.WINDOW);
		assertThat(text("YES 4821").getContentAsString()).contains("nothing was changed");
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
	}

	@Test
	void anAnswerFromAnotherNumberIsNone() throws Exception {
		asked("consent:10");
		assertThat(text("+12025550124", "YES 4821", null).getContentAsString()).contains("reply YES or NO");
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
	}

	@Test
	void stopIsHonouredConfirmedOnceAndNoDecline() throws Exception {
		asked("consent:11");
		assertThat(text("Stop please").getContentAsString()).contains("no more text messages");
		assertThat(text("STOP").getContentAsString()).contains("<Response/>");
		assertThat(this.desk.get(Answers.class).taken()).isEmpty();
		assertThat(this.desk.get(FailedNotices.class).all()).isEmpty();
		assertThat(this.desk.state("consent:11")).isEqualTo("ACCEPTED");
		this.desk.ask("consent:12", NoticeMethod.TEXT, NUMBER);
		Delivery refused = this.desk.send("consent:12", NoticeMethod.TEXT);
		assertThat(refused.state()).isEqualTo(DeliveryState.OPTED_OUT);
		assertThat(refused.reason()).isEqualTo("The client does not want text messages.");
		assertThat(this.twilio.sent()).hasSize(1);
		// no number is kept, and nothing is said to who wants to hear nothing
		assertThat(this.desk.jdbc().sql("select number_hash from text_opt_out").query(String.class).single())
			.matches("[0-9a-f]{64}");
		assertThat(text("hello?").getContentAsString()).contains("<Response/>");
		// the question that was asked before can still be answered
		assertThat(text("YES 4821").getContentAsString()).contains("You accepted");
		assertThat(text("START").getContentAsString()).contains("get text messages");
		assertThat(asked("consent:13")).satisfies((key) -> assertThat(this.desk.state(key)).isEqualTo("ACCEPTED"));
	}

	@Test
	void whatTwilioAnsweredItselfIsNotAnsweredTwice() throws Exception {
		asked("consent:14");
		assertThat(text(NUMBER, "salir", "STOP").getContentAsString()).contains("<Response/>");
		this.desk.ask("consent:15", NoticeMethod.TEXT, NUMBER);
		assertThat(this.desk.send("consent:15", NoticeMethod.TEXT).state()).isEqualTo(DeliveryState.OPTED_OUT);
	}

	private MockHttpServletResponse status(String notice, String status, String code) throws Exception {
		return status(notice, status, code, "SM00000000000000000000000000000001");
	}

	private MockHttpServletResponse status(String notice, String status, String code, String sid) throws Exception {
		Map<String, String> parameters = new TreeMap<>(
				Map.of("MessageSid", sid, "MessageStatus", status, "To", NUMBER));
		if (code != null) {
			parameters.put("ErrorCode", code);
		}
		String path = "/hooks/twilio/status?notice=" + notice.replace(":", "%3A");
		return call(path, parameters, signature(NoticeDesk.TOKEN, BASE + path, parameters));
	}

	private MockHttpServletResponse text(String body) throws Exception {
		return text(NUMBER, body, null);
	}

	@Test
	void whatIsSaidTwiceIsNotSigned() throws Exception {
		String path = "/hooks/twilio/messages";
		Map<String, String> signed = Map.of("MessageSid", "SM9", "From", NUMBER, "Body", "YES");
		MockHttpServletRequestBuilder request = post(URI.create(path)).header(TwilioSignature.HEADER,
				signature(NoticeDesk.TOKEN, BASE + path, signed));
		signed.forEach(request::param);
		request.param("Body", "4821");
		assertThat(this.mvc.perform(request).andReturn().getResponse().getStatus()).isEqualTo(404);
	}

	private MockHttpServletResponse text(String body, String signature) throws Exception {
		return call("/hooks/twilio/messages", Map.of("MessageSid", "SM1", "From", NUMBER, "Body", body), signature);
	}

	private MockHttpServletResponse text(String from, String body, String optOutType) throws Exception {
		Map<String, String> parameters = new TreeMap<>(
				Map.of("MessageSid", "SM" + this.messages++, "From", from, "To", "+12025550199", "Body", body));
		if (optOutType != null) {
			parameters.put("OptOutType", optOutType);
		}
		String path = "/hooks/twilio/messages";
		return call(path, parameters, signature(NoticeDesk.TOKEN, BASE + path, parameters));
	}

	private MockHttpServletResponse call(String path, Map<String, String> parameters, String signature)
			throws Exception {
		MockHttpServletRequestBuilder request = post(URI.create(path));
		parameters.forEach(request::param);
		if (signature != null) {
			request.header(TwilioSignature.HEADER, signature);
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

	/**
	 * As Twilio's documentation describes it: the address, then names and values, sorted.
	 */
	private static String signature(String token, String url, Map<String, String> parameters) {
		StringBuilder signed = new StringBuilder(url);
		new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
			return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
