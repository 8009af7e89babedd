package org.caseaccess.process;

import java.time.Instant;
import java.util.List;

/**
 * What the engine knows of a request: the way that it took through the model.
 *
 * @param definitionKey the model, as deployed when the request began
 * @param running whether the engine still works on it
 * @param startedAt when it began
 * @param endedAt when it ended, or null
 * @param steps the elements that it entered, in their order
 * @param flows the ids of the flows that it took
 * @param incidents what went wrong and stops it, in their order
 */
public record ProcessHistory(long definitionKey, boolean running, Instant startedAt, Instant endedAt,
		List<ProcessStep> steps, List<String> flows, List<ProcessIncident> incidents) {
}
