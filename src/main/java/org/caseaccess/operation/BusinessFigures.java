package org.caseaccess.operation;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.caseaccess.consent.AccessRequestEnded;
import org.caseaccess.consent.AccessRequestOpened;
import org.caseaccess.consent.AccessRequestRegistered;
import org.caseaccess.consent.AttemptEnded;
import org.caseaccess.consent.AttemptOutcome;
import org.caseaccess.consent.AttemptState;
import org.caseaccess.consent.ClientAnswered;
import org.caseaccess.consent.ConsentAttempts;
import org.caseaccess.consent.RequestState;
import org.caseaccess.notification.NoticeMethod;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts what happens in the business, on this node: requests and how they end, how
 * clients answer and how fast. What a transaction took back is not counted. Every series
 * exists from the start, at zero.
 */
@Component
class BusinessFigures {

	static final String REQUESTS = "case.access.requests";

	static final String OUTCOMES = "case.access.outcomes";

	static final String ATTEMPTS = "case.access.attempts";

	static final String ANSWER = "case.access.answer";

	/** Ninety seconds is what a client has. */
	private static final Duration[] STEPS = Stream.of(5, 10, 20, 30, 45, 60, 75, 90, 120)
		.map(Duration::ofSeconds)
		.toArray(Duration[]::new);

	private final MeterRegistry registry;

	private final ConsentAttempts attempts;

	BusinessFigures(MeterRegistry registry, ConsentAttempts attempts) {
		this.registry = registry;
		this.attempts = attempts;
		beginAtZero();
	}

	private void beginAtZero() {
		Stream.of("portal", "tasklist").forEach(this::requests);
		Stream.of(RequestState.values()).filter((state) -> state != RequestState.OPEN).forEach(this::outcomes);
		for (NoticeMethod method : NoticeMethod.values()) {
			Stream.of(AttemptState.values())
				.filter((state) -> state != AttemptState.PENDING)
				.forEach((state) -> attempts(state, method.name()));
		}
		answer(AttemptState.ACCEPTED);
		answer(AttemptState.DECLINED);
	}

	@EventListener
	void on(AccessRequestOpened event) {
		afterCommit(() -> requests("portal").increment());
	}

	@EventListener
	void on(AccessRequestRegistered event) {
		afterCommit(() -> requests("tasklist").increment());
	}

	@EventListener
	void on(AccessRequestEnded event) {
		afterCommit(() -> outcomes(event.state()).increment());
	}

	@EventListener
	void on(ClientAnswered event) {
		ended(event.attemptId());
	}

	@EventListener
	void on(AttemptEnded event) {
		ended(event.attemptId());
	}

	private void ended(UUID attemptId) {
		AttemptOutcome outcome = this.attempts.outcome(attemptId);
		afterCommit(() -> {
			attempts(outcome.state(), outcome.method()).increment();
			if (outcome.state() == AttemptState.ACCEPTED || outcome.state() == AttemptState.DECLINED) {
				answer(outcome.state()).record(outcome.waited());
			}
		});
	}

	private Counter requests(String door) {
		return this.registry.counter(REQUESTS, "door", door);
	}

	private Counter outcomes(RequestState state) {
		return this.registry.counter(OUTCOMES, "outcome", lower(state));
	}

	private Counter attempts(AttemptState state, String method) {
		return this.registry.counter(ATTEMPTS, "outcome", lower(state), "channel", method.toLowerCase(Locale.ROOT));
	}

	private Timer answer(AttemptState decision) {
		return Timer.builder(ANSWER)
			.tag("decision", lower(decision))
			.serviceLevelObjectives(STEPS)
			.register(this.registry);
	}

	private static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	// no transactional listener: the outbox would keep each event for it, and count it
	// again after a restart
	private static void afterCommit(Runnable count) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			count.run();
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				count.run();
			}

		});
	}

}
