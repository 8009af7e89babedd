package org.caseaccess.installation;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.caseaccess.setting.Example;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The facts of an installation (R21), as pages, notices, consent texts and certificates
 * name them. A text has their places ({@code {exchange}}, {@code {phone}}); they are
 * filled in before anybody reads it and before its hash is taken.
 *
 * @param exchangeName the exchange's name in English, as it stands without an article
 * @param exchangeNameEs its name in Spanish; the English one when absent
 * @param phone whom clients call, as they dial it
 * @param hours when somebody answers, in English; may be empty
 * @param hoursEs the same in Spanish; the English one when absent
 * @param website where the exchange presents itself, or null
 * @param address the exchange's postal address in one line; may be empty
 */
@Validated
@ConfigurationProperties("case-access.installation")
public record InstallationFacts(
		@NotBlank(message = "must not be empty, for example Harbor State Health Exchange") @Size(max = 80) @Pattern(
				regexp = ONE_LINE, message = PLAIN) @Example("Harbor State Health Exchange") String exchangeName,
		@Size(max = 80) @Pattern(regexp = ONE_LINE,
				message = PLAIN) @DefaultValue("") @Example("Mercado de Seguros de Salud") String exchangeNameEs,
		@NotNull @Size(max = 40) @Pattern(regexp = ONE_LINE, message = PLAIN) @Example("1-800-555-0190") String phone,
		@Size(max = 100) @Pattern(regexp = ONE_LINE,
				message = PLAIN) @DefaultValue("") @Example("Monday to Friday, 8 a.m. to 6 p.m.") String hours,
		@Size(max = 100) @Pattern(regexp = ONE_LINE,
				message = PLAIN) @DefaultValue("") @Example("lunes a viernes, de 8 a 18 h") String hoursEs,
		@Example("https://exchange.example") URI website, @Size(max = 200) @Pattern(regexp = ONE_LINE,
				message = PLAIN) @DefaultValue("") @Example("1 Harbor Street, Springfield") String address) {

	/** One line, and no braces: a fact is not filled in itself. */
	private static final String ONE_LINE = "[^\\p{Cntrl}{}]*";

	private static final String PLAIN = "must be one line of plain text";

	private static final String SPANISH = "es";

	/** A number that can be dialed, however it is written. */
	@AssertTrue(message = "the phone must be a phone number, for example 1-800-555-0190")
	boolean isPhoneOne() {
		try {
			PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
			return this.phone != null && this.phone.matches("[0-9A-Za-z+().,/ -]+")
					&& numbers.isPossibleNumber(numbers.parse(this.phone, "US"));
		}
		catch (NumberParseException ex) {
			return false;
		}
	}

	/**
	 * An address that a reader can open; none is fine.
	 */
	@AssertTrue(message = "the website must be an address like https://exchange.example")
	boolean isWebsiteOne() {
		return this.website == null || this.website.toString().isEmpty()
				|| (this.website.getHost() != null && "https".equals(this.website.getScheme()));
	}

	/**
	 * The exchange's name.
	 * @param language {@code en} or {@code es}
	 * @return the name, never blank
	 */
	public String exchange(String language) {
		return (SPANISH.equals(language) && !this.exchangeNameEs.isBlank()) ? this.exchangeNameEs : this.exchangeName;
	}

	/**
	 * When somebody answers the phone.
	 * @param language {@code en} or {@code es}
	 * @return for example {@code Monday to Friday, 8 a.m. to 6 p.m.}; empty when not set
	 */
	public String hours(String language) {
		return (SPANISH.equals(language) && !this.hoursEs.isBlank()) ? this.hoursEs : this.hours;
	}

	/**
	 * How the exchange is reached, in one line: phone, hours, website and address, as far
	 * as they are set.
	 * @param language {@code en} or {@code es}
	 * @return for example {@code 1-800-555-0190 · https://exchange.example}
	 */
	public String contact(String language) {
		return Stream
			.of(this.phone, hours(language), (this.website != null) ? this.website.toString() : "", this.address)
			.filter((fact) -> !fact.isBlank())
			.collect(Collectors.joining(" · "));
	}

	/**
	 * What texts name, by name.
	 * @param language {@code en} or {@code es}
	 * @return {@code exchange}, {@code phone} and {@code contact}
	 */
	public Map<String, String> values(String language) {
		return Map.of("exchange", exchange(language), "phone", this.phone, "contact", contact(language));
	}

	/**
	 * Fills the facts into a text.
	 * @param text the text with their places
	 * @param language its language, {@code en} or {@code es}
	 * @return the text; other names in braces stay as they are
	 */
	public String fill(String text, String language) {
		String filled = text;
		for (Map.Entry<String, String> fact : values(language).entrySet()) {
			filled = filled.replace("{" + fact.getKey() + "}", fact.getValue());
		}
		return filled;
	}

}
