package org.caseaccess.consent;

/**
 * The state of an electronic consent attempt: PENDING becomes exactly one of the others,
 * once.
 */
public enum AttemptState {

	/** The client is being asked. */
	PENDING,
	/** The client accepted in time. */
	ACCEPTED,
	/** The client declined in time. */
	DECLINED,
	/** Nobody answered in time. */
	NO_RESPONSE,
	/** The notice could not be delivered (R9). */
	NOT_DELIVERED,
	/** The agent left or the request ended. */
	WITHDRAWN

}
