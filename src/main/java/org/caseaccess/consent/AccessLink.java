package org.caseaccess.consent;

import java.time.Instant;

/**
 * What a link to end an access was sent for.
 *
 * @param consent on which the access was given
 * @param sentAt when the notice was made
 */
public record AccessLink(GivenConsent consent, Instant sentAt) {
}
