package org.caseaccess.consent;

import java.util.UUID;

/**
 * There is no such access request, or it is not the caller's.
 */
public class RequestNotFoundException extends RuntimeException {

	RequestNotFoundException(UUID id) {
		super("no access request " + id);
	}

}
