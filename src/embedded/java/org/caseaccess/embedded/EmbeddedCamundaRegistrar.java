package org.caseaccess.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Starts the embedded Camunda while bean definitions are still being gathered, so before
 * any bean exists, and tells the Camunda client, and Camunda Process Test in its remote
 * mode, where it is. It is closed with the context, after all beans. Each context has an
 * engine of its own.
 */
final class EmbeddedCamundaRegistrar implements ImportBeanDefinitionRegistrar {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedCamundaRegistrar.class);

	private static final String NAME = "embeddedCamunda";

	private final ConfigurableEnvironment environment;

	EmbeddedCamundaRegistrar(Environment environment) {
		this.environment = (ConfigurableEnvironment) environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
		EmbeddedCamunda camunda = start();
		logger.info(
				"Embedded Camunda 8 for development and test only, never for production (Camunda License 1.0,"
						+ " Zeebe Community License 1.1): REST {}, gRPC {}",
				camunda.restAddress(), camunda.grpcAddress());
		publish(camunda);
		// registered before all others, so destroyed after them: workers and client first
		((DefaultListableBeanFactory) registry).registerDisposableBean(NAME, camunda::close);
		registry.registerBeanDefinition("embeddedCamundaClock", clock(camunda));
		registry.registerBeanDefinition("embeddedCamundaAwaitedDeployments", awaited(camunda));
	}

	private EmbeddedCamunda start() {
		try {
			return EmbeddedCamunda.start(EmbeddedCamundaProperties.of(this.environment));
		}
		catch (PortInUseException ex) {
			throw explained(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Spring Boot prints this kind of exception as a short text without a stack trace, if
	 * the property has a value somewhere; a port that was left to its default has none.
	 */
	private InvalidConfigurationPropertyValueException explained(PortInUseException ex) {
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("embeddedCamundaDefaults", Map.of(ex.property(), ex.port())));
		return new InvalidConfigurationPropertyValueException(ex.property(), ex.port(), ex.getMessage());
	}

	private void publish(EmbeddedCamunda camunda) {
		String rest = camunda.restAddress().toString();
		String grpc = camunda.grpcAddress().toString();
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource(NAME, Map.ofEntries(Map.entry("camunda.client.mode", "self-managed"),
					Map.entry("camunda.client.rest-address", rest), Map.entry("camunda.client.grpc-address", grpc),
					Map.entry("camunda.client.auth.method", "none"),
					Map.entry("camunda.client.prefer-rest-over-grpc", false),
					Map.entry("camunda.client.worker.defaults.stream-enabled", true),
					Map.entry("camunda.process-test.runtime-mode", "remote"),
					Map.entry("camunda.process-test.remote.client.rest-address", rest),
					Map.entry("camunda.process-test.remote.client.grpc-address", grpc),
					Map.entry("camunda.process-test.remote.camunda-monitoring-api-address", rest))));
	}

	/** The client takes interceptors from the context. */
	private static BeanDefinition awaited(EmbeddedCamunda camunda) {
		return BeanDefinitionBuilder
			.genericBeanDefinition(AwaitedDeployments.class,
					() -> new AwaitedDeployments(camunda.progress(), System::nanoTime))
			.getBeanDefinition();
	}

	/** Application and engine share one time, also when a test moves it. */
	private static BeanDefinition clock(EmbeddedCamunda camunda) {
		return BeanDefinitionBuilder.genericBeanDefinition(Clock.class, camunda::clock)
			.setPrimary(true)
			.getBeanDefinition();
	}

}
