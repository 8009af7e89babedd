package org.caseaccess.consent;

import java.time.Instant;

import org.caseaccess.limit.LimitReachedException;

/**
 * The client was asked for consent as often as is allowed within a day, by all agents
 * together.
 */
public class NoticeLimitReachedException extends LimitReachedException {

	NoticeLimitReachedException(Instant now, Instant possibleAgain) {
		super("The client was asked for consent too often today.", now, possibleAgain);
	}

}
