package org.caseaccess.embedded.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * Takes the engine's measurements and keeps none: nobody reads them here.
 */
final class NoMeters {

	private NoMeters() {
	}

	static MeterRegistry registry() {
		MeterRegistry registry = new SimpleMeterRegistry();
		registry.config().meterFilter(MeterFilter.deny());
		return registry;
	}

}
