package org.caseaccess.notification;

import java.util.Map;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.springframework.test.util.ReflectionTestUtils;

/** What one test broke must not leave a channel alone in the next. */
public class Breakers {

	private final Map<NoticeMethod, CircuitBreaker> breakers;

	@SuppressWarnings("unchecked")
	Breakers(ChannelGuards guards) {
		this.breakers = (Map<NoticeMethod, CircuitBreaker>) ReflectionTestUtils.getField(guards, "breakers");
	}

	public void close() {
		this.breakers.values().forEach(CircuitBreaker::reset);
	}

}
