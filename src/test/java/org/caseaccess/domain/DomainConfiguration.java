package org.caseaccess.domain;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The packages that know no engine, with a clock that tests move. No stereotype, so that
 * the scan of the whole application does not find it.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "org.caseaccess")
@ComponentScan({ "org.caseaccess.registry", "org.caseaccess.consent", "org.caseaccess.association",
		"org.caseaccess.limit", "org.caseaccess.notification", "org.caseaccess.development" })
@Import(Scenario.class)
public class DomainConfiguration {

	@Bean
	MovableClock clock() {
		return new MovableClock();
	}

}
