package org.caseaccess.process;

import java.time.Instant;

/**
 * An element of the model that a request entered.
 *
 * @param elementId its id in the model
 * @param name its name in the model, or null
 * @param type what it is, as the engine's API says
 * @param state where it stands
 * @param startedAt when it was entered
 * @param endedAt when it was left, or null
 * @param incident whether an incident stops it
 */
public record ProcessStep(String elementId, String name, String type, State state, Instant startedAt, Instant endedAt,
		boolean incident) {

	/** Where an element stands. */
	public enum State {

		/** The request is there. */
		ACTIVE,
		/** It was done. */
		COMPLETED,
		/** It was stopped before it was done. */
		TERMINATED

	}

}
