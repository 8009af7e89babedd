package org.caseaccess.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;

import io.camunda.client.CamundaClient;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * How the embedded Camunda comes and goes with an application context.
 */
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedCamundaSpringTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withInitializer((any) -> any.getEnvironment().setActiveProfiles("embedded"))
		.withPropertyValues("case-access.embedded.rest-port=0", "case-access.embedded.grpc-port=0")
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, CamundaAutoConfiguration.class,
				EmbeddedCamundaAutoConfiguration.class))
		.withUserConfiguration(Application.class);

	@Test
	void clientFindsTheEngineAndTheClocksAgree(CapturedOutput output) {
		AtomicReference<String> address = new AtomicReference<>();
		this.context.run((started) -> {
			CamundaClient client = started.getBean(CamundaClient.class);
			assertThat(client.newTopologyRequest().send().join().getClusterSize()).isEqualTo(1);
			Clock clock = started.getBean(TimeReader.class).clock();
			assertThat(clock).isSameAs(started.getBean("embeddedCamundaClock"));
			address.set(started.getEnvironment().getProperty("camunda.client.rest-address"));
			assertThat(output).contains("for development and test only").contains(address.get());
		});
		assertThatException().isThrownBy(() -> URI.create(address.get()).toURL().openStream())
			.isInstanceOf(IOException.class);
	}

	@Test
	void contextsHaveEnginesOfTheirOwn() {
		this.context.run((one) -> this.context.run((other) -> {
			one.getBean(CamundaClient.class)
				.newDeployResourceCommand()
				.addResourceFromClasspath("embedded/reminder.bpmn")
				.send()
				.join();
			assertThat(other.getBean(CamundaClient.class).newProcessDefinitionSearchRequest().send().join().items())
				.isEmpty();
		}));
	}

	@Test
	void isNotThereWithoutTheProfile() {
		this.context.withInitializer((any) -> any.getEnvironment().setActiveProfiles("cluster"))
			.run((started) -> assertThat(started).doesNotHaveBean("embeddedCamundaClock"));
	}

	@Test
	void isNotThereWhenDisabled() {
		this.context.withPropertyValues("case-access.embedded.enabled=false")
			.run((started) -> assertThat(started).doesNotHaveBean("embeddedCamundaClock"));
	}

	@Test
	void busyPortIsNamedWithItsProperty() throws IOException {
		try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			for (String property : new String[] { EmbeddedCamundaProperties.REST_PORT,
					EmbeddedCamundaProperties.GRPC_PORT }) {
				this.context.withPropertyValues(property + "=" + busy.getLocalPort())
					.run((failed) -> assertThat(failed.getStartupFailure())
						.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
							assertThat(failure.getName()).isEqualTo(property);
							assertThat(failure.getReason()).contains(busy.getLocalPort() + " is in use", property);
						}));
			}
		}
	}

	record TimeReader(Clock clock) {
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		@ConditionalOnMissingBean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		TimeReader timeReader(Clock clock) {
			return new TimeReader(clock);
		}

	}

}
