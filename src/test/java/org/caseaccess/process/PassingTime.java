package org.caseaccess.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import io.camunda.process.test.api.CamundaProcessTestContext;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The time that tests let pass, for the engine and for the application. The embedded
 * engine's clock is the application's too; beside an engine elsewhere it has its own.
 */
@TestConfiguration(proxyBeanMethods = false)
class PassingTime {

	private volatile Duration passed = Duration.ZERO;

	void startAfresh() {
		this.passed = Duration.ZERO;
	}

	void pass(CamundaProcessTestContext engine, Duration time) {
		engine.increaseTime(time);
		this.passed = this.passed.plus(time);
	}

	@Bean
	@Primary
	@ConditionalOnProperty(name = "case-access.embedded.enabled", havingValue = "false")
	Clock clockBesideAnEngineElsewhere() {
		InstantSource now = () -> Instant.now().plus(this.passed);
		return now.withZone(ZoneOffset.UTC);
	}

}
