package org.caseaccess.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Checks what an agent typed on the <i>Request Case Access</i> screen, the same way for
 * the portal and for Tasklist.
 */
@Component
public class SearchForms {

	private static final int NAME_LENGTH = 100;

	private static final int NUMBER_LENGTH = 20;

	private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

	// strict: 31 February is an error, not 3 March
	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd")
		.withResolverStyle(ResolverStyle.STRICT);

	private final SsnProtection protection;

	private final Clock clock;

	SearchForms(SsnProtection protection, Clock clock) {
		this.protection = protection;
		this.clock = clock;
	}

	/**
	 * Checks a form field by field.
	 * @param form what was typed
	 * @return criteria to search by, or the errors
	 */
	public CheckedSearch check(SearchForm form) {
		Map<String, String> errors = new LinkedHashMap<>();
		String firstName = name("firstName", "First Name", form.firstName(), errors);
		String lastName = name("lastName", "Last Name", form.lastName(), errors);
		Sex sex = sex(form.sex(), errors);
		LocalDate dateOfBirth = dateOfBirth(form.dateOfBirth(), errors);
		String ssnHash = ssnHash(form.ssn(), errors);
		String caseNumber = number("caseNumber", "Case Number", form.caseNumber(), errors);
		String applicationNumber = number("applicationNumber", "Application Number", form.applicationNumber(), errors);
		if (!errors.isEmpty()) {
			return new CheckedSearch(null, errors);
		}
		return new CheckedSearch(
				new SearchCriteria(firstName, lastName, sex, dateOfBirth, ssnHash, caseNumber, applicationNumber),
				Map.of());
	}

	private static String name(String field, String label, String typed, Map<String, String> errors) {
		String name = LookAlikes.tidied((typed != null) ? typed : "");
		if (NameKey.of(name).isEmpty()) {
			errors.put(field, "Enter the client's " + label.toLowerCase(Locale.ROOT) + ".");
			return null;
		}
		if (name.length() > NAME_LENGTH) {
			errors.put(field, label + " can have at most " + NAME_LENGTH + " characters.");
			return null;
		}
		if (name.codePoints().anyMatch(SearchForms::isUnusable)) {
			errors.put(field, label + " contains a character that cannot be used.");
			return null;
		}
		return name;
	}

	/** A control character, or half a character. */
	private static boolean isUnusable(int character) {
		return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
	}

	private static Sex sex(String typed, Map<String, String> errors) {
		Optional<Sex> sex = given(typed)
			.flatMap((value) -> Arrays.stream(Sex.values()).filter((known) -> known.name().equals(value)).findAny());
		if (sex.isEmpty()) {
			errors.put("sex", "Choose the client's sex.");
		}
		return sex.orElse(null);
	}

	private LocalDate dateOfBirth(String typed, Map<String, String> errors) {
		Optional<String> value = given(typed);
		if (value.isEmpty()) {
			errors.put("dateOfBirth", "Enter the client's date of birth.");
			return null;
		}
		try {
			LocalDate date = LocalDate.parse(value.get(), DATE);
			if (date.isAfter(LocalDate.now(this.clock))) {
				errors.put("dateOfBirth", "The date of birth is in the future.");
			}
			else if (date.isBefore(EARLIEST_BIRTH)) {
				errors.put("dateOfBirth", "The date of birth is before 1900.");
			}
			return date;
		}
		catch (DateTimeParseException ex) {
			errors.put("dateOfBirth", "Enter a date that exists, as year-month-day, for example 1980-07-24.");
			return null;
		}
	}

	private String ssnHash(String typed, Map<String, String> errors) {
		Optional<String> value = given(typed);
		if (value.isEmpty()) {
			return null;
		}
		Optional<String> hash = SocialSecurityNumber.parse(value.get()).map(this.protection::hashes);
		if (hash.isEmpty()) {
			errors.put("ssn", "A Social Security Number has nine digits, for example 123-45-6789.");
		}
		return hash.orElse(null);
	}

	private static String number(String field, String label, String typed, Map<String, String> errors) {
		String number = RecordNumber.of(typed);
		if (!number.matches("[A-Z0-9-]{0," + NUMBER_LENGTH + "}")) {
			errors.put(field, label + " can have letters, digits and hyphens, at most " + NUMBER_LENGTH + ".");
			return null;
		}
		return number.isEmpty() ? null : number;
	}

	private static Optional<String> given(String typed) {
		return Optional.ofNullable(typed).map(LookAlikes::plain).filter((value) -> !value.isEmpty());
	}

}
