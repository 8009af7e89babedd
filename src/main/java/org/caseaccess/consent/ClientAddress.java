package org.caseaccess.consent;

import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.registry.ClientProfile;

/**
 * Where a notice to a client goes.
 */
final class ClientAddress {

	private ClientAddress() {
	}

	/** Number or address; null where the client is the address. */
	static String of(ClientProfile client, NoticeMethod method) {
		return switch (method) {
			case TEXT -> client.mobileNumber();
			case EMAIL -> client.email();
			case PORTAL, POSTAL -> null;
		};
	}

	/** Whether the client can be reached this way, by what is on file. */
	static boolean isOnFile(ClientProfile client, NoticeMethod method) {
		return switch (method) {
			case TEXT -> client.mobileNumber() != null;
			case EMAIL -> client.email() != null;
			case PORTAL -> client.portalInbox();
			case POSTAL -> true;
		};
	}

}
