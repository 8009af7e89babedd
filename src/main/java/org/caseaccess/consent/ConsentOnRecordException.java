package org.caseaccess.consent;

import java.util.UUID;

/**
 * The client has consented in this request: there is nothing to ask.
 */
public class ConsentOnRecordException extends IllegalStateException {

	ConsentOnRecordException(UUID accessRequestId) {
		super("request " + accessRequestId + " needs no other answer now");
	}

}
