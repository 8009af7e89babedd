package org.caseaccess.consent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.Notices;
import org.caseaccess.registry.ClientProfile;
import org.caseaccess.registry.Clients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells clients that an agent now has access to their case, with a link to say 'I did not
 * agree' or to end it (R10, R11). Whoever got hold of one of a client's channels does not
 * have the other: so where there is a second one, it is told there too.
 * <p>
 * It is owed from the moment of the access, in its very transaction: a step of the
 * process only sends it sooner than it would go out by itself.
 */
@Service
public class AssociationNotices {

	private static final Logger log = LoggerFactory.getLogger(AssociationNotices.class);

	/** So long the process has for its step. */
	private static final Duration STEP = Duration.ofSeconds(15);

	private static final int AT_ONCE = 100;

	private final OwedNotices owed;

	private final ConsentRecords consents;

	private final Clients clients;

	private final Notices notices;

	private final TransactionOperations transactions;

	AssociationNotices(OwedNotices owed, ConsentRecords consents, Clients clients, Notices notices,
			TransactionOperations transactions) {
		this.owed = owed;
		this.consents = consents;
		this.clients = clients;
		this.notices = notices;
		this.transactions = transactions;
	}

	/** Nobody has the access without owing the notice of it. */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(AccessRequestEnded event) {
		if (event.state() == RequestState.GRANTED) {
			this.owed.add(event.accessRequestId());
		}
	}

	/**
	 * Sends now what is owed to the client of a request, once (R5): by the preferred
	 * method, or by letter when that is not electronic, and by a second one that is on
	 * file and not stopped. A provider that is down does not hold up the access: its
	 * notice is sent when it is back. Does nothing when no access was given.
	 * @param accessRequestId the request
	 */
	public void send(UUID accessRequestId) {
		write(accessRequestId);
		AssociationNotice.keys(accessRequestId).forEach(this.notices::deliver);
	}

	@Scheduled(fixedDelayString = "${case-access.consent.owed-check:PT5S}")
	void writeOwed() {
		for (UUID accessRequestId : this.owed.forLongerThan(STEP, AT_ONCE)) {
			try {
				write(accessRequestId);
			}
			catch (RuntimeException ex) {
				log.error("the notice of access request {} is still owed: {}", accessRequestId,
						ex.getClass().getSimpleName());
			}
		}
	}

	/** What is written goes out, whoever dies now. */
	private void write(UUID accessRequestId) {
		this.transactions.executeWithoutResult((status) -> {
			if (this.owed.take(accessRequestId)) {
				ways(accessRequestId)
					.forEach((key, method) -> this.notices.owe(key, NoticePurpose.ASSOCIATION, method));
			}
		});
	}

	private Map<String, NoticeMethod> ways(UUID accessRequestId) {
		GivenConsent consent = this.consents.forRequest(accessRequestId).orElseThrow();
		ClientProfile client = this.clients.byId(consent.clientId()).orElseThrow();
		NoticeMethod first = client.electronicMethodOnFile() ? NoticeMethod.valueOf(client.preferredMethod().name())
				: NoticeMethod.POSTAL;
		Map<String, NoticeMethod> ways = new LinkedHashMap<>();
		ways.put(AssociationNotice.key(accessRequestId), first);
		second(client, first).ifPresent((second) -> ways.put(AssociationNotice.key(accessRequestId, second), second));
		return ways;
	}

	private Optional<NoticeMethod> second(ClientProfile client, NoticeMethod first) {
		return AssociationNotice.SECOND_WAYS.stream()
			.filter((method) -> method != first && ClientAddress.isOnFile(client, method))
			.filter((method) -> !this.notices.isOptedOut(method, ClientAddress.of(client, method)))
			.findFirst();
	}

}
