package org.caseaccess.process;

import io.camunda.client.spring.event.CamundaLifecycleEventProducer;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys the models and opens the workers before the port of the pages is opened: nobody
 * is shown a page of a program that may still die of its start. When the program stops
 * the workers end first all the same, while pages are still answered.
 */
@Component
class EngineBeforePages implements BeanPostProcessor, SmartLifecycle {

	private static final int BEFORE_PAGES = WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 4096;

	private volatile Early engine;

	private volatile boolean running;

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof CamundaLifecycleEventProducer start) {
			this.engine = new Early(start);
			return this.engine;
		}
		return bean;
	}

	@Override
	public void start() {
		this.running = true;
	}

	/** In the last phase of a start, so in the first of a stop. */
	@Override
	public void stop() {
		Early started = this.engine;
		if (started != null && started.isRunning()) {
			started.stop();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * The client's own lifecycle, in an earlier phase.
	 */
	private record Early(CamundaLifecycleEventProducer client) implements SmartLifecycle {

		@Override
		public void start() {
			this.client.start();
		}

		@Override
		public void stop() {
			this.client.stop();
		}

		@Override
		public boolean isRunning() {
			return this.client.isRunning();
		}

		@Override
		public int getPhase() {
			return BEFORE_PAGES;
		}

	}

}
