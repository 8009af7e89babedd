package org.caseaccess.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.stereotype.Component;

/**
 * An event that the engine did not take yet is one line for the operator, not a stack
 * trace each: it is kept, and handed over again.
 */
@Component
class UndeliveredEvents implements AsyncConfigurer {

	private static final Logger log = LoggerFactory.getLogger(UndeliveredEvents.class);

	@Override
	public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
		// the events are records of ids
		return (failure, listener, events) -> log.warn("{} is kept and handed over again: {}", events[0],
				failure.getClass().getSimpleName());
	}

}
