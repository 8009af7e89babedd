package org.caseaccess.domain;

/**
 * What test classes that run side by side must not use at once: names for
 * {@code @ResourceLock}.
 */
public final class SharedContexts {

	/** An application with its engine and the database behind it. */
	public static final String ENGINE = "engine";

	/** The domain with its database. */
	public static final String DOMAIN = "domain";

	/** The application that is used in a browser. */
	public static final String BROWSER = "browser";

	private SharedContexts() {
	}

}
