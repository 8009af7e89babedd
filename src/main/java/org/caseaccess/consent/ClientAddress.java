package org.caseaccess.consent;

import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.registry.ClientProfile;

/**
 * Where a notice to a client goes.
 */
final class ClientAddress {

	private ClientAddress() {
	}

	static String of(ClientProfile client, NoticeMethod method) {
		return switch (method) {
			case TEXT -> client.mobileNumber();
			case EMAIL -> client.email();
			case PORTAL, POSTAL -> client.id().toString();
		};
	}

}
