package org.caseaccess.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * How long a duration may be. One that is not set is valid.
 */
@Documented
@Constraint(validatedBy = TimeSpan.Check.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TimeSpan {

	/**
	 * The shortest time.
	 * @return ISO 8601, like {@code PT1S}
	 */
	String least() default "PT0.001S";

	/**
	 * The longest time.
	 * @return ISO 8601, like {@code PT1H}
	 */
	String most();

	/**
	 * What is wrong.
	 * @return the message
	 */
	String message() default "must be between {least} and {most}";

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
	 * Compares.
	 */
	final class Check implements ConstraintValidator<TimeSpan, Duration> {

		private Duration least;

		private Duration most;

		@Override
		public void initialize(TimeSpan bounds) {
			this.least = Duration.parse(bounds.least());
			this.most = Duration.parse(bounds.most());
		}

		@Override
		public boolean isValid(Duration time, ConstraintValidatorContext context) {
			return time == null || (time.compareTo(this.least) >= 0 && time.compareTo(this.most) <= 0);
		}

	}

}
