package org.caseaccess.consent;

import java.util.UUID;

/**
 * A consent gives no access any more: the client declined, did not agree or revoked since
 * (R16), or its request ended.
 */
public class ConsentEndedException extends IllegalStateException {

	/**
	 * Says for which request.
	 * @param accessRequestId the request that the consent was given for
	 */
	public ConsentEndedException(UUID accessRequestId) {
		super("the consent for access request " + accessRequestId + " gives no access any more");
	}

}
