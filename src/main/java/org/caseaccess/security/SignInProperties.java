package org.caseaccess.security;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.caseaccess.setting.TimeSpan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the sign-in.
 *
 * @param failuresPerAccount how many sign-ins of one user name may fail in the window
 * @param failuresPerAddress how many sign-ins from one network address may fail in the
 * window; many people may share an address
 * @param window how long failures count, and at most how long a lock-out lasts
 */
@Validated
@ConfigurationProperties("case-access.sign-in")
record SignInProperties(@Positive @Max(1_000) @DefaultValue("5") int failuresPerAccount,
		@Positive @Max(1_000_000) @DefaultValue("50") int failuresPerAddress,
		@NotNull @TimeSpan(least = "PT1S", most = "PT24H") @DefaultValue("PT15M") Duration window) {
}
