package org.caseaccess.audit;

import org.caseaccess.consent.RequestState;

/** Who acted, as far as the tables of the domain know (R18). */
final class Actor {

	static final String CLIENT = "Client";

	static final String AGENT = "Agent";

	/** Case Access itself: a deadline, a check, a notice that went out. */
	static final String SYSTEM = "System";

	/** Whoever carries text messages or email. */
	static final String PROVIDER = "Provider";

	/** Nobody knows whether a link was opened by its client. */
	static final String READER = "Whoever opened the link: the client, or a program that checks links";

	static final String NOT_ON_RECORD = "Not on record";

	private Actor() {
	}

	/** Who ended a request. */
	static String ofRequest(RequestState state, boolean granted) {
		return switch (state) {
			case GRANTED, CANCELLED -> AGENT;
			case ENDED_BY_CLIENT -> granted ? AGENT : CLIENT;
			case ENDED_BY_AGENT -> AGENT;
			case DECLINED -> CLIENT;
			default -> SYSTEM;
		};
	}

	/** Who ended an attempt to get consent. */
	static String ofAttempt(String state, RequestState request, boolean granted) {
		return switch (state) {
			case "ACCEPTED", "DECLINED" -> CLIENT;
			// a request that came to an access did not end its attempt
			case "WITHDRAWN" -> granted ? SYSTEM : ofRequest(request, false);
			default -> SYSTEM;
		};
	}

	/** Who says what became of a notice. */
	static String ofDelivery(String state, String method, boolean taken) {
		return switch (state) {
			case "BOUNCED" -> PROVIDER;
			case "DELIVERED" -> "PORTAL".equals(method) ? SYSTEM : PROVIDER;
			// before a provider had it, an address or a setting may have been wrong
			case "REFUSED" -> taken ? PROVIDER : SYSTEM;
			case "OPTED_OUT" -> CLIENT;
			default -> SYSTEM;
		};
	}

	/** {@code CLIENT} or {@code AGENT}, as the domain names who ended something. */
	static String of(String constant) {
		return (constant != null) ? Words.of(constant) : NOT_ON_RECORD;
	}

}
