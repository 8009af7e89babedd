package org.caseaccess.notification;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What Twilio tells: what became of a message, and what clients write back. A call
 * without Twilio's signature gets what an unknown address gets, before anything is looked
 * up; a replayed one changes nothing.
 */
@RestController
@RequestMapping("/hooks/twilio")
class TwilioHooks {

	static final String NOTICE = "notice";

	private static final Logger log = LoggerFactory.getLogger(TwilioHooks.class);

	private static final long A_MINUTE = 60_000;

	/** What Twilio's advanced opt-out tells in OptOutType. */
	private static final Set<String> PROVIDERS_OWN = Set.of("STOP", "START", "HELP");

	private final TwilioSignature signature;

	private final DeliveryReports reports;

	private final IncomingTexts texts;

	private final AtomicLong warnedAt = new AtomicLong();

	TwilioHooks(TwilioSignature signature, DeliveryReports reports, IncomingTexts texts) {
		this.signature = signature;
		this.reports = reports;
		this.texts = texts;
	}

	@PostMapping("/status")
	ResponseEntity<Void> status(@RequestParam(required = false) String notice,
			@RequestParam(name = "MessageSid", required = false) String sid,
			@RequestParam(name = "MessageStatus", required = false) String status,
			@RequestParam(name = "ErrorCode", required = false) String errorCode, HttpServletRequest request) {
		if (!isGenuine(request)) {
			return ResponseEntity.notFound().build();
		}
		if (notice != null && sid != null && status != null) {
			report(notice, "status " + sid + " " + status, status, code(errorCode));
		}
		return ResponseEntity.noContent().build();
	}

	private void report(String notice, String event, String status, Integer code) {
		switch (status) {
			case "delivered", "read" -> this.reports.report(event, notice, Delivery.arrived());
			case "failed", "undelivered", "canceled" -> {
				if (TwilioErrors.mayPass(code)) {
					this.reports.reportPassing(event, notice, TwilioErrors.failure(code));
				}
				else {
					this.reports.report(event, notice, TwilioErrors.failure(code));
				}
			}
			default -> log.debug("notice {} is {}", notice, status);
		}
	}

	@PostMapping(path = "/messages", produces = MediaType.APPLICATION_XML_VALUE)
	ResponseEntity<String> message(@RequestParam(name = "MessageSid", required = false) String sid,
			@RequestParam(name = "From", required = false) String from,
			@RequestParam(name = "Body", required = false) String body,
			@RequestParam(name = "OptOutType", required = false) String optOutType, HttpServletRequest request)
			throws TwiMLException {
		if (!isGenuine(request)) {
			return ResponseEntity.notFound().build();
		}
		if (sid == null || from == null) {
			return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY).build();
		}
		MessagingResponse.Builder reply = new MessagingResponse.Builder();
		receive(sid, from, body, optOutType)
			.ifPresent((words) -> reply.message(new Message.Builder().body(new Body.Builder(words).build()).build()));
		return ResponseEntity.ok(reply.build().toXml());
	}

	/**
	 * Twilio answers STOP, START and HELP itself, and takes a mere YES for a START: then
	 * it is one, and what the client meant by it is answered here.
	 */
	private Optional<String> receive(String sid, String from, String body, String optOutType) {
		boolean answered = optOutType != null && PROVIDERS_OWN.contains(optOutType);
		if (!answered) {
			return this.texts.receive(new IncomingText(sid, from, body, false));
		}
		if ("START".equals(optOutType) && IncomingWord.of(body).kind() == IncomingWord.Kind.UNCLEAR) {
			this.texts.receive(new IncomingText(sid + " " + optOutType, from, optOutType, true));
			return this.texts.receive(new IncomingText(sid, from, body, false));
		}
		return this.texts.receive(new IncomingText(sid, from, optOutType, true));
	}

	private boolean isGenuine(HttpServletRequest request) {
		boolean genuine = this.signature.isGenuine(request);
		long now = System.currentTimeMillis();
		long before = this.warnedAt.get();
		// whoever knocks a thousand times must not fill the log
		if (!genuine && now - before > A_MINUTE && this.warnedAt.compareAndSet(before, now)) {
			log.warn("a call of {} without a valid signature of Twilio was refused", request.getRequestURI());
		}
		return genuine;
	}

	private static Integer code(String errorCode) {
		try {
			return (errorCode != null) ? Integer.valueOf(errorCode) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
