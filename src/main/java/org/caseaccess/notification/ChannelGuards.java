package org.caseaccess.notification;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

/**
 * Keeps one slow or broken provider from stopping the others: each way of notice has a
 * time limit, so many deliveries at once and no more, and is left alone for a moment when
 * it failed again and again.
 */
@Component
class ChannelGuards {

	/** This many calls are looked at. */
	private static final int WINDOW = 10;

	/** When so many of them fail, in percent, the channel is left alone. */
	private static final float TOO_MANY = 50;

	private final NotificationProperties.Guard limits;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Map<NoticeMethod, Bulkhead> bulkheads = new EnumMap<>(NoticeMethod.class);

	private final Map<NoticeMethod, CircuitBreaker> breakers = new EnumMap<>(NoticeMethod.class);

	ChannelGuards(NotificationProperties properties) {
		this.limits = properties.guard();
		for (NoticeMethod method : NoticeMethod.values()) {
			this.bulkheads.put(method, Bulkhead.of(method.name(), bulkhead()));
			this.breakers.put(method, CircuitBreaker.of(method.name(), breaker()));
		}
	}

	private BulkheadConfig bulkhead() {
		return BulkheadConfig.custom()
			.maxConcurrentCalls(this.limits.atOnce())
			.maxWaitDuration(this.limits.patience())
			.writableStackTraceEnabled(false)
			.build();
	}

	private CircuitBreakerConfig breaker() {
		return CircuitBreakerConfig.custom()
			.slidingWindowSize(WINDOW)
			.minimumNumberOfCalls(WINDOW / 2)
			.failureRateThreshold(TOO_MANY)
			.waitDurationInOpenState(this.limits.openFor())
			.permittedNumberOfCallsInHalfOpenState(2)
			.writableStackTraceEnabled(false)
			.build();
	}

	/** The ways that failed again and again, and are left alone for a time. */
	Set<NoticeMethod> leftAlone() {
		return this.breakers.entrySet()
			.stream()
			.filter((breaker) -> breaker.getValue().getState() == CircuitBreaker.State.OPEN)
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(NoticeMethod.class)));
	}

	/** Delivers within the limits; whatever is in the way is an exception. */
	Delivery within(NoticeMethod method, Callable<Delivery> delivery) throws Exception {
		// a channel that is merely busy is not broken, so the breaker is inside
		return Bulkhead
			.decorateCallable(this.bulkheads.get(method),
					CircuitBreaker.decorateCallable(this.breakers.get(method), () -> inTime(delivery)))
			.call();
	}

	private Delivery inTime(Callable<Delivery> delivery) throws Exception {
		Duration limit = this.limits.timeLimit();
		Future<Delivery> running = this.threads.submit(delivery);
		try {
			return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			running.cancel(true);
			throw ex;
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
	}

	/** Whether a way of notice is being left alone. */
	boolean isLeftAlone(NoticeMethod method) {
		return this.breakers.get(method).getState() == CircuitBreaker.State.OPEN;
	}

	@PreDestroy
	void stop() {
		this.threads.shutdownNow();
	}

}
