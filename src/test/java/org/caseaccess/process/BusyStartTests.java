package org.caseaccess.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.camunda.client.CamundaClient;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.camunda.client.spring.event.CamundaPostDeploymentSpringEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.context.event.EventListener;
import org.springframework.core.type.AnnotationMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start on a machine that is busy with other things: threads that do nothing but
 * compute run beside it, and the client's own limit is so short that any deployment would
 * have missed it.
 */
@Isolated
class BusyStartTests {

	private static final int BURNERS = 2 * Runtime.getRuntime().availableProcessors();

	@Test
	void theModelsAreDeployedHoweverBusyTheMachineIsAndBeforeThePortOfThePagesOpens() {
		AtomicBoolean burning = new AtomicBoolean(true);
		List<Thread> burners = IntStream.range(0, BURNERS)
			.mapToObj((number) -> Thread.ofPlatform().daemon().start(() -> {
				while (burning.get()) {
					Thread.onSpinWait();
				}
			}))
			.toList();
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(Program.class)
			.profiles("embedded", "test")
			.run("--camunda.client.request-timeout=PT0.01S", "--server.port=0")) {
			assertThat(burners).allMatch(Thread::isAlive);
			Program started = program.getBean(Program.class);
			assertThat(started.deployedAt).hasValue(1);
			assertThat(started.servedAt).hasValue(2);
			assertThat(program.getBean(CamundaClient.class)
				.newProcessDefinitionSearchRequest()
				.requestTimeout(Duration.ofMinutes(1))
				.send()
				.join()
				.items()).hasSize(1);
		}
		finally {
			burning.set(false);
		}
	}

	/** Its configuration is nobody's business outside of its package. */
	static class Engine implements ImportSelector {

		@Override
		public String[] selectImports(AnnotationMetadata importing) {
			return new String[] { "org.caseaccess.embedded.EmbeddedCamundaAutoConfiguration" };
		}

	}

	/** Engine, models and a port for pages, without a database. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(classes = { PropertyPlaceholderAutoConfiguration.class, JacksonAutoConfiguration.class,
			ServletWebServerFactoryAutoConfiguration.class, CamundaAutoConfiguration.class })
	@Import({ Engine.class, ModelDeployment.class, EngineBeforePages.class })
	static class Program {

		private final AtomicInteger order = new AtomicInteger();

		private final AtomicInteger deployedAt = new AtomicInteger();

		private final AtomicInteger servedAt = new AtomicInteger();

		@EventListener
		void on(CamundaPostDeploymentSpringEvent deployed) {
			this.deployedAt.set(this.order.incrementAndGet());
		}

		/** Told when the port of the pages is open. */
		@EventListener
		void on(ServletWebServerInitializedEvent served) {
			this.servedAt.set(this.order.incrementAndGet());
		}

	}

}
