package org.caseaccess.notification;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A phone number as networks write it, {@code +12025550123}, however it was typed.
 *
 * @param e164 the number in E.164
 */
record MobileNumber(String e164) {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	/** Numbers without a country are American. */
	private static final String HOME = "US";

	/** The number, or empty when there is no such number. */
	static Optional<MobileNumber> of(String typed) {
		if (typed == null) {
			return Optional.empty();
		}
		try {
			PhoneNumber number = NUMBERS.parse(typed, HOME);
			return NUMBERS.isValidNumber(number)
					? Optional.of(new MobileNumber(NUMBERS.format(number, PhoneNumberFormat.E164))) : Optional.empty();
		}
		catch (NumberParseException ex) {
			return Optional.empty();
		}
	}

	/** Its hash by each key, the key in use first: what is kept instead of the number. */
	List<String> hashes(NoticeKeys keys) {
		return keys.derive("mobile-number", this.e164).stream().map(HexFormat.of()::formatHex).toList();
	}

	/** Numbers stay out of logs. */
	@Override
	public String toString() {
		return "MobileNumber[…" + this.e164.substring(this.e164.length() - 2) + "]";
	}

}
