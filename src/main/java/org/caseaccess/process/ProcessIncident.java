package org.caseaccess.process;

import java.time.Instant;

/**
 * Technical trouble that stops a request until an operator has cleared it.
 *
 * @param elementId where
 * @param kind what kind, as the engine's API says
 * @param open whether it still stops the request
 * @param since from when
 */
public record ProcessIncident(String elementId, String kind, boolean open, Instant since) {
}
