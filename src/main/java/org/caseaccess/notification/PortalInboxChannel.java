package org.caseaccess.notification;

import java.util.Set;

import org.springframework.stereotype.Component;

/**
 * Puts notices into the inbox of the resident portal, where they are delivered at once.
 */
@Component
class PortalInboxChannel implements NoticeChannel {

	private final PortalInbox inbox;

	PortalInboxChannel(PortalInbox inbox) {
		this.inbox = inbox;
	}

	@Override
	public Set<NoticeMethod> methods() {
		return Set.of(NoticeMethod.PORTAL);
	}

	@Override
	public Delivery deliver(NoticeMethod method, RenderedNotice notice) {
		this.inbox.put(notice);
		return Delivery.arrived();
	}

}
