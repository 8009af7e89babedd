package org.caseaccess.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.caseaccess.notification.Delivery;
import org.caseaccess.notification.NoticeFailed;
import org.caseaccess.notification.NoticePurpose;
import org.caseaccess.notification.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends the attempts whose time is up and that nobody closed: their process is usually
 * first, but may be gone or stopped, or the engine away. Silence is what the clock says,
 * and no silence where the client was never reached (R9).
 */
@Component
class OverdueAttempts {

	private static final Logger log = LoggerFactory.getLogger(OverdueAttempts.class);

	/** So long the process has after the deadline. */
	private static final Duration STEP = Duration.ofSeconds(10);

	private static final String NOT_SENT = "The notice could not be sent in time.";

	private final ConsentAttemptRepository attempts;

	private final ConsentAttempts ends;

	private final Notices notices;

	private final ApplicationEventPublisher events;

	private final TransactionOperations transactions;

	private final Clock clock;

	OverdueAttempts(ConsentAttemptRepository attempts, ConsentAttempts ends, Notices notices,
			ApplicationEventPublisher events, TransactionOperations transactions, Clock clock) {
		this.attempts = attempts;
		this.ends = ends;
		this.notices = notices;
		this.events = events;
		this.transactions = transactions;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${case-access.consent.overdue-check:PT5S}")
	void closeOverdue() {
		for (UUID attempt : this.attempts.idsOfOverdue(Instant.now(this.clock).minus(STEP))) {
			log.info("consent attempt {} is overdue: nobody closed it", attempt);
			if (wasSent(attempt)) {
				this.ends.close(attempt);
			}
			else {
				this.transactions.executeWithoutResult((status) -> this.events.publishEvent(
						new NoticeFailed(ConsentRequestNotice.key(attempt), NoticePurpose.CONSENT_REQUEST, NOT_SENT)));
			}
		}
	}

	private boolean wasSent(UUID attempt) {
		return this.notices.outcome(ConsentRequestNotice.key(attempt)).filter(Delivery::delivered).isPresent();
	}

}
