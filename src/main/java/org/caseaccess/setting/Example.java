package org.caseaccess.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A right value of a setting that has no default, for whoever gave a wrong one.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Example {

	/**
	 * The value, as it is written.
	 * @return a right value; for a secret the way to make one
	 */
	String value();

}
