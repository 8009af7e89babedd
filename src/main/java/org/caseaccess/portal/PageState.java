package org.caseaccess.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.caseaccess.consent.PendingAttempt;

/**
 * What the page of a request is to show.
 *
 * @param sequence grows with every state, so that a page can tell a late one
 * @param phase which of the parts counts
 * @param message while the process works: what to tell the agent, or null
 * @param task the user task at which the request stands
 * @param attempt the electronic attempt that waits for the client
 * @param ended how the request ended
 */
@JsonInclude(Include.NON_NULL)
record PageState(long sequence, Phase phase, String message, Task task, Attempt attempt, Ended ended) {

	/** What a request's page shows. */
	enum Phase {

		WORKING, TASK, WAITING, ENDED

	}

	/**
	 * A user task.
	 *
	 * @param key the task; a string, as a script's numbers are too short for it
	 * @param opens the page that the task leads to at once, or null
	 * @param cancellable whether the request can be cancelled here; where the task itself
	 * ends it, no
	 */
	@JsonInclude(Include.NON_NULL)
	record Task(String key, String elementId, String name, String formId, String schema, Map<String, Object> variables,
			String opens, boolean cancellable) {
	}

	/**
	 * A pending attempt.
	 *
	 * @param number from 1
	 * @param maxAttempts how many there can be
	 * @param delivery what became of the notice
	 */
	@JsonInclude(Include.NON_NULL)
	record Attempt(int number, int maxAttempts, String matchingCode, String method, String delivery, Instant deadline,
			Instant serverNow, long millisLeft) {

		static Attempt of(PendingAttempt pending, String method, String delivery, Instant now) {
			return new Attempt(pending.number(), pending.max(), pending.matchingCode(), method, delivery,
					pending.deadline(), now, Math.max(0, Duration.between(now, pending.deadline()).toMillis()));
		}

		private boolean sameAs(Attempt other) {
			return other != null && this.number == other.number && this.deadline.equals(other.deadline)
					&& this.delivery.equals(other.delivery);
		}

	}

	/** How a request ended. */
	@JsonInclude(Include.NON_NULL)
	record Ended(String state, String title, String message, List<String> nextSteps, String caseUrl) {
	}

	/**
	 * Whether there is something to show, rather than to wait for.
	 * @return false while the process works
	 */
	boolean isSettled() {
		return this.phase != Phase.WORKING;
	}

	/**
	 * Whether a page that shows the other state has nothing to change.
	 * @param other may be null
	 * @return true when both show the same
	 */
	boolean showsTheSameAs(PageState other) {
		return other != null && this.phase == other.phase && Objects.equals(this.message, other.message)
				&& Objects.equals(key(this.task), key(other.task)) && Objects.equals(this.ended, other.ended)
				&& ((this.attempt != null) ? this.attempt.sameAs(other.attempt) : other.attempt == null);
	}

	private static String key(Task task) {
		return (task != null) ? task.key() : null;
	}

}
