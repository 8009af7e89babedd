package org.caseaccess.notification;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends notices as text messages through Twilio. Twilio has no idempotency key for
 * messages, so before a second call it is asked whether the first one got through: a
 * notice always has the same words.
 */
@Component
@ConditionalOnProperty("case-access.notification.text.account-sid")
class TextChannel implements NoticeChannel {

	/** Where Twilio tells what became of a message. */
	static final String STATUS_PATH = "/hooks/twilio/status";

	private static final int BAD_REQUEST = 400;

	private static final int FORBIDDEN = 403;

	/** Twilio keeps a message no longer than this, in seconds. */
	private static final long LONGEST_VALIDITY = 36_000;

	private static final Duration LOOKED_BACK = Duration.ofMinutes(10);

	private final TwilioRestClient twilio;

	private final NotificationProperties properties;

	private final TextOptOuts optOuts;

	private final Clock clock;

	TextChannel(NotificationProperties properties, TextOptOuts optOuts, Clock clock) {
		NotificationProperties.Text text = properties.text();
		this.twilio = new TwilioRestClient.Builder(text.accountSid(), text.authToken())
			.httpClient(new TextGateway(text.baseUrl(), text.timeLimit()))
			.build();
		this.properties = properties;
		this.optOuts = optOuts;
		this.clock = clock;
	}

	@Override
	public Set<NoticeMethod> methods() {
		return Set.of(NoticeMethod.TEXT);
	}

	@Override
	public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
		Optional<MobileNumber> number = MobileNumber.of(notice.address());
		if (number.isEmpty()) {
			return Delivery.refused(TwilioErrors.NO_NUMBER);
		}
		try {
			return sentBefore(notice, number.get()).or(() -> Optional.of(send(notice, number.get())))
				.map(TextChannel::delivery)
				.orElseThrow();
		}
		catch (ApiException ex) {
			return refusal(ex, number.get());
		}
	}

	private Optional<Message> sentBefore(RenderedNotice notice, MobileNumber number) {
		if (!notice.again()) {
			return Optional.empty();
		}
		MessageReader sent = Message.reader()
			.setTo(new PhoneNumber(number.e164()))
			.setDateSentAfter(Instant.now(this.clock).minus(LOOKED_BACK).atZone(ZoneOffset.UTC));
		for (Message message : sent.read(this.twilio)) {
			if (notice.body().equals(message.getBody()) && !hasFailed(message)) {
				return Optional.of(message);
			}
		}
		return Optional.empty();
	}

	private static boolean hasFailed(Message message) {
		return message.getStatus() == Message.Status.FAILED || message.getStatus() == Message.Status.UNDELIVERED
				|| message.getStatus() == Message.Status.CANCELED;
	}

	private Message send(RenderedNotice notice, MobileNumber number) {
		String from = this.properties.text().from();
		PhoneNumber to = new PhoneNumber(number.e164());
		MessageCreator message = from.startsWith("MG") ? Message.creator(to, from, notice.body())
				: Message.creator(to, new PhoneNumber(from), notice.body());
		message.setStatusCallback(callback(notice.key()));
		if (notice.validUntil() != null) {
			// a message that waits for a phone to be switched on must not come too late
			long seconds = Duration.between(Instant.now(this.clock), notice.validUntil()).toSeconds();
			message.setValidityPeriod((int) Math.clamp(seconds, 1, LONGEST_VALIDITY));
		}
		return message.create(this.twilio);
	}

	/** Twilio may tell before it has answered, so the address names the notice. */
	private URI callback(String key) {
		return UriComponentsBuilder.fromUri(this.properties.publicUrl().resolve(STATUS_PATH))
			.queryParam("notice", "{key}")
			.build(key);
	}

	private static Delivery delivery(Message message) {
		return hasFailed(message) ? TwilioErrors.failure(message.getErrorCode()) : Delivery.accepted(message.getSid());
	}

	private Delivery refusal(ApiException failure, MobileNumber number) {
		Integer code = failure.getCode();
		if (TwilioErrors.isOptOut(code)) {
			this.optOuts.set(number, true);
		}
		Integer status = failure.getStatusCode();
		boolean aboutTheMessage = status != null
				&& (status == BAD_REQUEST || status == FORBIDDEN && TwilioErrors.isOptOut(code));
		if (aboutTheMessage && !TwilioErrors.mayPass(code)) {
			return TwilioErrors.refusal(code);
		}
		throw failure;
	}

}
