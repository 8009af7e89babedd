package org.caseaccess.operation;

import java.time.Duration;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Degraded when the engine does not take what it is told. Nothing is lost, and another
 * node would not fare better.
 */
@Component
class OutboxHealthIndicator extends AbstractHealthIndicator {

	/** Longer than any event waits for its next delivery. */
	private static final Duration STUCK = Duration.ofMinutes(2);

	private final OutboxFigures outbox;

	OutboxHealthIndicator(OutboxFigures outbox) {
		this.outbox = outbox;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		health.status((this.outbox.oldest() < STUCK.toSeconds()) ? Status.UP : new Status("DEGRADED"));
	}

}
