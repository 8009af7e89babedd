package org.caseaccess.security;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.caseaccess.setting.Example;
import org.caseaccess.setting.TimeSpan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a caller may use up, and under which names the pages answer.
 *
 * @param hosts names and addresses under which the pages answer, besides those of this
 * machine and of the configured addresses
 * @param connectionsPerAddress how many connections one network address may have open;
 * behind a proxy all come from its address
 * @param sessionsPerAccount how many browsers may be signed in by one account; the oldest
 * ends when there is one more
 * @param sessions how many sessions a node keeps; the oldest ends when there is one more
 * @param longestSession after this somebody signs in again, however busy they are
 * @param body how large a form or what a script sends may be
 * @param bodyPatience how long it may take to arrive
 */
@Validated
@ConfigurationProperties("case-access.web")
record WebProperties(@DefaultValue @Example("access.example.org") List<@NotBlank String> hosts,
		@Positive @DefaultValue("512") int connectionsPerAddress, @Positive @DefaultValue("20") int sessionsPerAccount,
		@Positive @DefaultValue("10000") int sessions,
		@NotNull @TimeSpan(least = "PT1M", most = "P7D") @DefaultValue("PT12H") Duration longestSession,
		@NotNull @DefaultValue("64KB") DataSize body,
		@NotNull @TimeSpan(most = "PT10M") @DefaultValue("PT15S") Duration bodyPatience) {
}
