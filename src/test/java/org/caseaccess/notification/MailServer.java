package org.caseaccess.notification;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail server that does not take everything: {@code nobody@} is unknown, {@code later@}
 * is to be tried later, and {@code slow@} takes until {@link #letGo()}.
 */
final class MailServer extends GreenMail implements AutoCloseable {

	/** Longer than anybody waits. */
	static final Duration SLOW = Duration.ofSeconds(20);

	private static volatile CountDownLatch slow = new CountDownLatch(1);

	MailServer() {
		super(ServerSetup.SMTP.dynamicPort());
		slow = new CountDownLatch(1);
		start();
	}

	@Override
	protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
		return super.createServices(config, new Managers() {

			private final SmtpManager smtp = new ChoosyManager(managers);

			@Override
			public SmtpManager getSmtpManager() {
				return this.smtp;
			}

		});
	}

	Map<String, Object> settings() {
		return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", getSmtp().getPort(),
				"case-access.notification.email.from", "Health Insurance Exchange <no-reply@exchange.example>",
				"case-access.notification.email.reply-to", "help@exchange.example",
				"case-access.notification.email.time-limit", "PT20S");
	}

	List<MimeMessage> received() {
		return Arrays.asList(getReceivedMessages());
	}

	/** Forgets all mail. */
	void startAfresh() {
		try {
			purgeEmailFromAllMailboxes();
		}
		catch (FolderException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void letGo() {
		slow.countDown();
	}

	@Override
	public void close() {
		letGo();
		stop();
	}

	private static final class ChoosyManager extends SmtpManager {

		ChoosyManager(Managers managers) {
			super(managers.getImapHostManager(), managers.getUserManager());
		}

		@Override
		public String checkRecipient(SmtpState state, MailAddress to) {
			return switch (to.getUser()) {
				case "nobody" -> "550 5.1.1 <" + to.getEmail() + ">: no such user here";
				case "later" -> "451 4.3.0 <" + to.getEmail() + ">: try again later";
				case "slow" -> waited();
				default -> super.checkRecipient(state, to);
			};
		}

		private static String waited() {
			try {
				slow.await(SLOW.toSeconds(), TimeUnit.SECONDS);
				return null;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return "421 4.3.2 closing";
			}
		}

	}

}
