package org.caseaccess.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A social security number on its way to its keyed hash. It never leaves this package and
 * never shows its digits (R7).
 */
final class SocialSecurityNumber {

	private static final Pattern WRITTEN = Pattern.compile("\\d{3}[- ]?\\d{2}[- ]?\\d{4}");

	private final String digits;

	private SocialSecurityNumber(String digits) {
		this.digits = digits;
	}

	static Optional<SocialSecurityNumber> parse(String written) {
		String plain = LookAlikes.plain(written);
		if (!WRITTEN.matcher(plain).matches()) {
			return Optional.empty();
		}
		return Optional.of(new SocialSecurityNumber(plain.replaceAll("\\D", "")));
	}

	String digits() {
		return this.digits;
	}

	String lastFour() {
		return this.digits.substring(5);
	}

	@Override
	public String toString() {
		return "***-**-****";
	}

}
