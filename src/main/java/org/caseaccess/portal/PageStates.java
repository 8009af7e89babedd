package org.caseaccess.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.PendingAttempt;
import org.caseaccess.consent.RequestState;
import org.caseaccess.portal.PageState.Attempt;
import org.caseaccess.portal.PageState.Ended;
import org.caseaccess.portal.PageState.Phase;
import org.caseaccess.portal.PageState.Task;
import org.caseaccess.process.AgentTask;
import org.caseaccess.process.AgentTasks;
import org.caseaccess.process.EngineNotReachableException;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Works out what the page of a request is to show, from the database and the engine.
 */
@Component
class PageStates {

	/** The task that only leads on to the case. */
	private static final String VIEW_CASE = "Task_ViewCase";

	/** The decision's word for a client who cannot be asked: the task has its own end. */
	private static final String NO_WAY = "NONE";

	/** How long after its end a request may still get a last user task. */
	private static final Duration SETTLING = Duration.ofSeconds(5);

	/** So long an attempt's end is told until the engine has its step for it. */
	private static final Duration NEWS = Duration.ofSeconds(10);

	private static final String ENGINE_AWAY = "The system is slow to answer. This page goes on by itself; "
			+ "nothing is lost.";

	private static final String STOPPED = "Technical trouble stops this request. Tell your administrator its number: %s. "
			+ "When the trouble is mended this page goes on by itself.";

	private static final Map<String, String> METHODS = Map.of("TEXT", "text message", "EMAIL", "email", "PORTAL",
			"message in the resident portal");

	private final AccessRequests requests;

	private final AgentTasks tasks;

	private final CompletedTasks completed;

	private final AttemptNews news;

	private final Clock clock;

	// by the time, so later also than what a program before this one gave out
	private final AtomicLong sequence = new AtomicLong();

	PageStates(AccessRequests requests, AgentTasks tasks, CompletedTasks completed, AttemptNews news, Clock clock) {
		this.requests = requests;
		this.tasks = tasks;
		this.completed = completed;
		this.news = news;
		this.clock = clock;
	}

	PageState of(UUID id) {
		long number = this.sequence
			.updateAndGet((last) -> Math.max(last + 1, TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis())));
		AccessRequestView request = this.requests.find(id).orElseThrow();
		if (request.pending() != null) {
			return waiting(number, request.pending());
		}
		if (endsAtOnce(request.state())) {
			return ended(number, request);
		}
		try {
			Optional<AgentTask> task = this.tasks.current(id)
				.filter((candidate) -> !this.completed.contains(id, candidate.key()));
			if (task.isPresent()) {
				return task(number, task.get(), request);
			}
			return (request.state() != RequestState.OPEN && hasSettled(request)) ? ended(number, request)
					: working(number, this.news.outcome(id, now().minus(NEWS)).orElse(null));
		}
		catch (EngineNotReachableException ex) {
			return working(number, ENGINE_AWAY);
		}
	}

	/**
	 * The same, of a request on which the process has worked for long, so that it is
	 * worth asking why.
	 */
	PageState ofSlow(UUID id) {
		PageState state = of(id);
		if (state.phase() != Phase.WORKING || state.message() != null) {
			return state;
		}
		try {
			return this.tasks.isStopped(id) ? working(state.sequence(), STOPPED.formatted(id)) : state;
		}
		catch (EngineNotReachableException ex) {
			return working(state.sequence(), ENGINE_AWAY);
		}
	}

	private static PageState working(long number, String message) {
		return new PageState(number, Phase.WORKING, message, null, null, null);
	}

	private PageState waiting(long number, PendingAttempt pending) {
		Attempt attempt = Attempt.of(pending, METHODS.getOrDefault(pending.method(), "electronic message"),
				this.news.delivery(pending.attemptId()), now());
		return new PageState(number, Phase.WAITING, null, null, attempt, null);
	}

	private static PageState task(long number, AgentTask task, AccessRequestView request) {
		String opens = VIEW_CASE.equals(task.elementId()) ? caseUrl(request.caseNumber()) : null;
		Task shown = new Task(String.valueOf(task.key()), task.elementId(), task.name(), task.formId(), task.schema(),
				task.variables(), opens, isCancellable(task, request));
		return new PageState(number, Phase.TASK, null, shown, null, null);
	}

	private static boolean isCancellable(AgentTask task, AccessRequestView request) {
		return request.state() == RequestState.OPEN && !NO_WAY.equals(task.variables().get("consentMethod"));
	}

	private static PageState ended(long number, AccessRequestView request) {
		Outcome outcome = Outcome.of(request.state());
		return new PageState(number, Phase.ENDED, null, null, null, new Ended(request.state().name(), outcome.title(),
				outcome.message(), outcome.nextSteps(), caseUrl(request.caseNumber())));
	}

	/** The process shows nothing after these. */
	private static boolean endsAtOnce(RequestState state) {
		return switch (state) {
			case CANCELLED, EXPIRED, LEFT, INTERRUPTED, SIGN_IN_ENDED, ENDED_BY_CLIENT, ENDED_BY_AGENT -> true;
			default -> false;
		};
	}

	private boolean hasSettled(AccessRequestView request) {
		boolean longAgo = request.closedAt().plus(SETTLING).isBefore(now());
		return longAgo || !this.tasks.isRunning(request.id());
	}

	private static String caseUrl(String caseNumber) {
		return (caseNumber != null)
				? UriComponentsBuilder.fromPath("/agent/cases/{number}").build(caseNumber).toString() : null;
	}

	private Instant now() {
		return Instant.now(this.clock);
	}

}
