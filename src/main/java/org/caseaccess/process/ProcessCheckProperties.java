package org.caseaccess.process;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.caseaccess.setting.TimeSpan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When an open request counts as one that nobody works on any more. How often it is
 * looked is {@code case-access.process.check.every}.
 *
 * @param youngest a request is not looked at before it is so old
 * @param missingPatience how long the engine may not know the instance of a request: its
 * search is behind
 * @param incidentPatience how long technical trouble may stop a request
 * @param atOnce how many instances the engine is asked about in one call
 */
@Validated
@ConfigurationProperties("case-access.process.check")
record ProcessCheckProperties(
		@NotNull @TimeSpan(least = "PT0S", most = "PT1H") @DefaultValue("PT10S") Duration youngest,
		@NotNull @TimeSpan(least = "PT0S", most = "PT1H") @DefaultValue("PT10S") Duration missingPatience,
		@NotNull @TimeSpan(least = "PT0S", most = "P7D") @DefaultValue("PT30M") Duration incidentPatience,
		@Positive @Max(1000) @DefaultValue("1000") int atOnce) {
}
