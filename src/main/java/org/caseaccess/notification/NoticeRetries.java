package org.caseaccess.notification;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what the program itself owes: what is to be tried again, and what whoever was
 * delivering it did not end, as their claim has run out. Several nodes may do so: a claim
 * gives each notice to one of them.
 */
@Component
class NoticeRetries {

	private static final int AT_ONCE = 50;

	private final NoticeLog log;

	private final Notices notices;

	NoticeRetries(NoticeLog log, Notices notices) {
		this.log = log;
		this.notices = notices;
	}

	@Scheduled(fixedDelayString = "${case-access.notification.retry-check:PT1S}")
	void deliverDue() {
		this.log.due(AT_ONCE).forEach((key) -> Thread.startVirtualThread(() -> this.notices.deliver(key)));
	}

}
