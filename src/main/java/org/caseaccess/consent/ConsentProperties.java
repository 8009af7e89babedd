package org.caseaccess.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the consent survey.
 *
 * @param baseUrl where clients reach this application; survey links start with it
 * @param searchesPerHour how often an agent may search within an hour (R6)
 * @param noticesPerDay how often a client may be asked for consent within a day, by all
 * agents together
 * @param pageLease how long an agent counts as present after their page was last seen, so
 * that the end of a node is noticed by the others; null when there is one node only
 */
@Validated
@ConfigurationProperties("case-access.consent")
record ConsentProperties(@NotNull URI baseUrl, @Positive @DefaultValue("60") int searchesPerHour,
		@Positive @DefaultValue("6") int noticesPerDay, Duration pageLease) {
}
