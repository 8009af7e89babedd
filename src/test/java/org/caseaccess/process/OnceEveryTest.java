package org.caseaccess.process;

import java.util.List;

import io.camunda.client.spring.annotation.processor.AbstractCamundaAnnotationProcessor;
import io.camunda.client.spring.event.CamundaClientClosingSpringEvent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Camunda Process Test gives every test a new client, at which the starter (8.8.14)
 * collects the deployments and the workers once more without forgetting the earlier ones:
 * the thirtieth test would deploy thirty times and open every worker thirty times. This
 * makes it forget. The application itself has one client for its whole life.
 */
class OnceEveryTest {

	private static final List<String> COLLECTED = List.of("deploymentValues", "jobWorkerValues");

	private final ObjectProvider<AbstractCamundaAnnotationProcessor> processors;

	OnceEveryTest(ObjectProvider<AbstractCamundaAnnotationProcessor> processors) {
		this.processors = processors;
	}

	@EventListener(CamundaClientClosingSpringEvent.class)
	void forgetWhatTheClosedClientHad() {
		this.processors.forEach(OnceEveryTest::forget);
	}

	private static void forget(AbstractCamundaAnnotationProcessor processor) {
		for (String collected : COLLECTED) {
			if (ReflectionUtils.findField(processor.getClass(), collected) != null) {
				((List<?>) ReflectionTestUtils.getField(processor, collected)).clear();
			}
		}
	}

}
