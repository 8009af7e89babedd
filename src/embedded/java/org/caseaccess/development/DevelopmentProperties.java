package org.caseaccess.development;

import java.time.Duration;
import java.util.Set;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.caseaccess.notification.NoticeMethod;
import org.caseaccess.setting.TimeSpan;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for whoever tries the program out.
 *
 * @param keptMethods which notices are kept instead of sent
 * @param deliveryDelay how long a provider takes
 */
@Validated
@ConfigurationProperties("case-access.development")
record DevelopmentProperties(@NotEmpty @DefaultValue( {
		"TEXT", "EMAIL", "PORTAL", "POSTAL" }) Set<NoticeMethod> keptMethods,
		@NotNull @TimeSpan(least = "PT0S", most = "PT5M") @DefaultValue("PT0S") Duration deliveryDelay){
}
