package org.caseaccess.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the embedded Camunda for an application context with the profile
 * {@code embedded}, before the context has any beans, and tells the Camunda client, and
 * Camunda Process Test in its remote mode, where it is. It is closed with the context,
 * after all beans. Each context has an engine of its own.
 */
final class EmbeddedCamundaInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedCamundaInitializer.class);

	private static final String NAME = "embeddedCamunda";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		EmbeddedCamundaSettings settings = EmbeddedCamundaSettings.of(context.getEnvironment());
		if (!settings.enabled()) {
			return;
		}
		EmbeddedCamunda camunda = start(settings);
		logger.info("Embedded Camunda 8 for development and test only, never for production (Camunda License 1.0,"
				+ " Zeebe Community License 1.1): REST {}, gRPC {}", camunda.restAddress(), camunda.grpcAddress());
		publish(camunda, context.getEnvironment());
		register(camunda, (DefaultListableBeanFactory) context.getBeanFactory());
		context.addApplicationListener(new CloseOnFailure(camunda));
	}

	private static EmbeddedCamunda start(EmbeddedCamundaSettings settings) {
		try {
			return EmbeddedCamunda.start(settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void publish(EmbeddedCamunda camunda, ConfigurableEnvironment environment) {
		String rest = camunda.restAddress().toString();
		String grpc = camunda.grpcAddress().toString();
		environment.getPropertySources()
			.addFirst(new MapPropertySource(NAME,
					Map.ofEntries(Map.entry("camunda.client.mode", "self-managed"),
							Map.entry("camunda.client.rest-address", rest),
							Map.entry("camunda.client.grpc-address", grpc),
							Map.entry("camunda.client.auth.method", "none"),
							Map.entry("camunda.client.prefer-rest-over-grpc", false),
							Map.entry("camunda.client.worker.defaults.stream-enabled", true),
							Map.entry("camunda.process-test.runtime-mode", "remote"),
							Map.entry("camunda.process-test.remote.client.rest-address", rest),
							Map.entry("camunda.process-test.remote.client.grpc-address", grpc),
							Map.entry("camunda.process-test.remote.camunda-monitoring-api-address", rest))));
	}

	private static void register(EmbeddedCamunda camunda, DefaultListableBeanFactory beans) {
		// registered before all others, so destroyed after them: workers and client first
		beans.registerDisposableBean(NAME, camunda::close);
		beans.registerBeanDefinition("embeddedCamundaClock",
				BeanDefinitionBuilder.genericBeanDefinition(Clock.class, camunda::clock).getBeanDefinition());
	}

	/**
	 * A context that fails before its refresh has nothing to destroy.
	 */
	private record CloseOnFailure(EmbeddedCamunda camunda) implements ApplicationListener<ApplicationFailedEvent> {

		@Override
		public void onApplicationEvent(ApplicationFailedEvent event) {
			this.camunda.close();
		}

	}

}
