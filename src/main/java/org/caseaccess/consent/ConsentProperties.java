package org.caseaccess.consent;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.caseaccess.setting.Example;
import org.caseaccess.setting.TimeSpan;
import org.caseaccess.setting.WebAddress;

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
 * @param maxAttempts how often an agent may ask a client electronically until an access
 * is completed (R4); a model may set fewer, never more
 * @param shortestAnswerWindow how long a client has to answer at least, whatever a model
 * says: silence opens the way to verbal consent
 * @param longestAnswerWindow how long a client has to answer at most, whatever a model
 * says
 * @param pageLease how long an agent counts as present after their page was last seen, so
 * that the end of a node is noticed by the others; null when there is one node only
 */
@Validated
@ConfigurationProperties("case-access.consent")
record ConsentProperties(@NotNull @WebAddress @Example("https://access.example.org") URI baseUrl,
		@Positive @Max(1_000_000) @DefaultValue("60") int searchesPerHour,
		@Positive @Max(1_000_000) @DefaultValue("6") int noticesPerDay,
		@Min(1) @Max(10) @DefaultValue("3") int maxAttempts,
		@NotNull @TimeSpan(least = "PT30S", most = "PT1H") @DefaultValue("PT1M30S") Duration shortestAnswerWindow,
		@NotNull @TimeSpan(least = "PT30S", most = "PT1H") @DefaultValue("PT10M") Duration longestAnswerWindow,
		@TimeSpan(least = "PT1S", most = "PT1H") @Example("PT30S") Duration pageLease) {

	Duration bounded(Duration answerWindow) {
		if (answerWindow.compareTo(this.shortestAnswerWindow) < 0) {
			return this.shortestAnswerWindow;
		}
		return (answerWindow.compareTo(this.longestAnswerWindow) > 0) ? this.longestAnswerWindow : answerWindow;
	}

	@AssertTrue(message = "the shortest answer window must not be longer than the longest")
	boolean isAnswerWindowInOrder() {
		return this.shortestAnswerWindow == null || this.longestAnswerWindow == null
				|| this.shortestAnswerWindow.compareTo(this.longestAnswerWindow) <= 0;
	}

}
