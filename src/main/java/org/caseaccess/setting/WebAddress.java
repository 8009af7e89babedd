package org.caseaccess.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * An absolute address of a web server to which a path can be added. One that is not set
 * is valid.
 */
@Documented
@Constraint(validatedBy = WebAddress.Check.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {

	/**
	 * What is wrong.
	 * @return the message
	 */
	String message() default "must be an address that begins with https:// or http://, has a host, and has no user, ? or #";

	/**
	 * Of no use here.
	 * @return none
	 */
	Class<?>[] groups() default {};

	/**
	 * Of no use here.
	 * @return none
	 */
	Class<? extends Payload>[] payload() default {};

	/**
	 * Looks at the parts.
	 */
	final class Check implements ConstraintValidator<WebAddress, URI> {

		private static final Set<String> SCHEMES = Set.of("http", "https");

		private static final int MOST_PORTS = 65_535;

		@Override
		public boolean isValid(URI address, ConstraintValidatorContext context) {
			return address == null || (address.getScheme() != null && SCHEMES.contains(address.getScheme())
					&& address.getHost() != null && address.getPort() <= MOST_PORTS && isPlain(address));
		}

		private static boolean isPlain(URI address) {
			return address.getRawUserInfo() == null && address.getRawQuery() == null
					&& address.getRawFragment() == null;
		}

	}

}
