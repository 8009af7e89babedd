package org.caseaccess.notification;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Degraded, never down, when a provider of notices fails again and again: the other ways
 * go on, and agents are led to verbal consent.
 */
@Component
class NoticeChannelsHealthIndicator extends AbstractHealthIndicator {

	private final ChannelGuards guards;

	NoticeChannelsHealthIndicator(ChannelGuards guards) {
		this.guards = guards;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		health.status(this.guards.leftAlone().isEmpty() ? Status.UP : new Status("DEGRADED"))
			.withDetail("left alone", this.guards.leftAlone());
	}

}
