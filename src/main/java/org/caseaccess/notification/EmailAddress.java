package org.caseaccess.notification;

import java.net.IDN;
import java.util.Optional;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * An email address as mail servers take it: one mailbox, the domain in ASCII.
 *
 * @param value the address
 */
record EmailAddress(String value) {

	/** The address, or empty when no mail server could take it. */
	static Optional<EmailAddress> of(String typed) {
		if (typed == null || typed.chars().anyMatch((character) -> character < ' ')) {
			return Optional.empty();
		}
		String address = typed.strip();
		int at = address.lastIndexOf('@');
		if (at < 1) {
			return Optional.empty();
		}
		try {
			String ascii = address.substring(0, at + 1)
					+ IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
			InternetAddress[] parsed = InternetAddress.parse(ascii, true);
			boolean oneMailbox = parsed.length == 1 && parsed[0].getPersonal() == null && !parsed[0].isGroup()
					&& ascii.equals(parsed[0].getAddress()) && ascii.indexOf('.', at) > 0;
			return oneMailbox ? Optional.of(new EmailAddress(ascii)) : Optional.empty();
		}
		catch (AddressException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Addresses stay out of logs. */
	@Override
	public String toString() {
		return "EmailAddress[…]";
	}

}
