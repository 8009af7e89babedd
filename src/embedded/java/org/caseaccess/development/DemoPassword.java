package org.caseaccess.development;

import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Every demo account's password, as the README names it. One hash for all: it is made to
 * be slow, and the first page waits for it.
 */
@Component
@Profile("embedded")
class DemoPassword {

	private static final String PASSWORD = "demo";

	private final SingletonSupplier<String> hash = SingletonSupplier
		.of(() -> PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD));

	/** As the column {@code account.password_hash} has it. */
	String hash() {
		return this.hash.obtain();
	}

}
