package org.caseaccess.consent;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.Notices;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;

import org.springframework.stereotype.Service;

/**
 * Tells clients that an agent now has access to their case, with a link to say 'I did not
 * agree' or to end it (R10, R11). Whoever got hold of one of a client's channels does not
 * have the other: so where there is a second one, it is told there too.
 */
@Service
public class AssociationNotices {

	private final ConsentRecords consents;

	private final Clients clients;

	private final Notices notices;

	AssociationNotices(ConsentRecords consents, Clients clients, Notices notices) {
		this.consents = consents;
		this.clients = clients;
		this.notices = notices;
	}

	/**
	 * Notifies the client of a request once (R5): by the preferred method, or by letter
	 * when that is not electronic, and by a second one that is on file and not stopped. A
	 * provider that is down does not hold up the access: its notice is sent when it is
	 * back.
	 * @param accessRequestId the request
	 */
	public void send(UUID accessRequestId) {
		GivenConsent consent = this.consents.forRequest(accessRequestId).orElseThrow();
		ClientProfile client = this.clients.byId(consent.clientId()).orElseThrow();
		NoticeMethod first = client.electronicMethodOnFile() ? NoticeMethod.valueOf(client.preferredMethod().name())
				: NoticeMethod.POSTAL;
		this.notices.sendEventually(AssociationNotice.key(accessRequestId), NoticePurpose.ASSOCIATION, first);
		second(client, first).ifPresent((second) -> this.notices
			.sendEventually(AssociationNotice.key(accessRequestId, second), NoticePurpose.ASSOCIATION, second));
	}

	private Optional<NoticeMethod> second(ClientProfile client, NoticeMethod first) {
		return Stream.of(NoticeMethod.EMAIL, NoticeMethod.TEXT, NoticeMethod.PORTAL)
			.filter((method) -> method != first && ClientAddress.isOnFile(client, method))
			.filter((method) -> !this.notices.isOptedOut(method, ClientAddress.of(client, method)))
			.findFirst();
	}

}
