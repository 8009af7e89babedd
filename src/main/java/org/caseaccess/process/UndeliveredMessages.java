package org.caseaccess.process;

import java.time.Duration;

import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Hands what the engine did not take to it again, until it does: an engine that was down
 * for a minute gets the answers after.
 */
@Component
class UndeliveredMessages {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final IncompleteEventPublications publications;

	UndeliveredMessages(IncompleteEventPublications publications) {
		this.publications = publications;
	}

	@Scheduled(fixedDelayString = "${case-access.process.redelivery:PT5S}")
	void deliverAgain() {
		this.publications.resubmitIncompletePublicationsOlderThan(PATIENCE);
	}

}
