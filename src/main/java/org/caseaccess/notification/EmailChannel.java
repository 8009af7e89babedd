package org.caseaccess.notification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends notices by SMTP, as text and as HTML without any picture or other address that
 * would tell who reads it. A notice that is sent again has the same {@code Message-ID}.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
class EmailChannel implements NoticeChannel {

	private static final String NOT_TAKEN = "The email address on file does not accept mail.";

	private static final String NO_ADDRESS = "The email address on file is not an email address.";

	/** Replies of SMTP that are final (RFC 5321) begin here. */
	private static final int PERMANENT = 500;

	/** What the server says about who sends, not about who is to get it (RFC 4954). */
	private static final Set<Integer> ABOUT_THE_SENDER = Set.of(530, 534, 535, 538);

	private final JavaMailSenderImpl mail;

	private final NotificationProperties.Mail settings;

	EmailChannel(JavaMailSenderImpl mail, NotificationProperties properties) {
		this.mail = mail;
		this.settings = properties.email();
		String limit = Long.toString(this.settings.timeLimit().toMillis());
		Properties smtp = mail.getJavaMailProperties();
		for (String wait : new String[] { "connectiontimeout", "timeout", "writetimeout" }) {
			smtp.putIfAbsent("mail.smtp." + wait, limit);
		}
		smtp.putIfAbsent("mail.mime.allowutf8", "true");
	}

	@Override
	public Set<NoticeMethod> methods() {
		return Set.of(NoticeMethod.EMAIL);
	}

	@Override
	public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
		Optional<EmailAddress> to = EmailAddress.of(notice.address());
		if (to.isEmpty()) {
			return Delivery.refused(NO_ADDRESS);
		}
		try {
			MimeMessage message = message(notice, to.get());
			this.mail.send(message);
			return Delivery.accepted(message.getMessageID());
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("the email cannot be written", ex);
		}
		catch (MailSendException ex) {
			if (isForGood(ex)) {
				return Delivery.refused(NOT_TAKEN);
			}
			throw ex;
		}
	}

	private MimeMessage message(RenderedNotice notice, EmailAddress to) throws MessagingException {
		MimeMessage message = this.mail.createMimeMessage();
		MimeMessageHelper parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
		InternetAddress from = new InternetAddress(this.settings.from());
		parts.setFrom(from);
		if (this.settings.replyTo() != null) {
			parts.setReplyTo(this.settings.replyTo());
		}
		parts.setTo(to.value());
		parts.setSubject(notice.subject());
		parts.setText(notice.body(), notice.html());
		message.setHeader("Message-ID", messageId(notice.key(), from));
		message.setHeader("Content-Language", notice.language());
		// so that out-of-office programs do not answer (RFC 3834)
		message.setHeader("Auto-Submitted", "auto-generated");
		return message;
	}

	/** The same notice, the same message: the key itself is nobody's business. */
	private static String messageId(String key, InternetAddress from) {
		String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
		return "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
	}

	/** Whether the server said no for good, rather than not now or not to this sender. */
	private static boolean isForGood(MailSendException failure) {
		Deque<Throwable> causes = new ArrayDeque<>(failure.getFailedMessages().values());
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			causes.add(cause);
		}
		while (!causes.isEmpty()) {
			Throwable cause = causes.poll();
			if (isPermanent(code(cause))) {
				return true;
			}
			if (cause instanceof MessagingException messaging && messaging.getNextException() != null) {
				causes.add(messaging.getNextException());
			}
		}
		return false;
	}

	private static int code(Throwable failure) {
		return switch (failure) {
			case SMTPAddressFailedException address -> address.getReturnCode();
			case SMTPSendFailedException send -> send.getReturnCode();
			default -> 0;
		};
	}

	private static boolean isPermanent(int code) {
		return code >= PERMANENT && !ABOUT_THE_SENDER.contains(code);
	}

}
