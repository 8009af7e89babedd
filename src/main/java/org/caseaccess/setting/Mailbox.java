package org.caseaccess.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * One address of email, plain or as {@code Name <address>}. One that is not set is valid.
 */
@Documented
@Constraint(validatedBy = Mailbox.Check.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Mailbox {

	/**
	 * What is wrong.
	 * @return the message
	 */
	String message() default "must be one email address, plain or as Name <address>";

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
	 * Reads it as the mail server will.
	 */
	final class Check implements ConstraintValidator<Mailbox, String> {

		@Override
		public boolean isValid(String mailbox, ConstraintValidatorContext context) {
			return mailbox == null || isOne(mailbox);
		}

		private static boolean isOne(String mailbox) {
			try {
				InternetAddress[] addresses = InternetAddress.parse(mailbox, true);
				if (addresses.length != 1 || addresses[0].isGroup()) {
					return false;
				}
				addresses[0].validate();
				return addresses[0].getAddress().matches("[^@\\s]+@[^@\\s]+");
			}
			catch (AddressException ex) {
				return false;
			}
		}

	}

}
