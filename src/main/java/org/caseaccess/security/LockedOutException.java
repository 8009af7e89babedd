package org.caseaccess.security;

import java.time.Instant;

import org.springframework.security.core.AuthenticationException;

/**
 * Too many sign-ins failed: the password is not even looked at until then.
 */
class LockedOutException extends AuthenticationException {

	private final Instant possibleAgain;

	LockedOutException(Instant possibleAgain) {
		super("too many failed sign-ins");
		this.possibleAgain = possibleAgain;
	}

	Instant possibleAgain() {
		return this.possibleAgain;
	}

}
