package org.caseaccess.security;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.caseaccess.limit.Limit;
import org.caseaccess.limit.Limits;

/**
 * Sign-ins of this node whose outcome is not known yet. Each holds a place of its limit
 * meanwhile; most give it back.
 */
class TriesUnderWay {

	private static final int GATES = 64;

	/** So long somebody waits for others. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Gate[] gates = Stream.generate(Gate::new).limit(GATES).toArray(Gate[]::new);

	/**
	 * Begins a try, after those before it when all places are theirs.
	 * @param key what is limited
	 * @param place takes a place; gives from when there is one again, or nothing when it
	 * was taken
	 * @return empty when the try has begun and has to be ended, else when it is possible
	 * again
	 */
	Optional<Instant> begin(String key, Supplier<Optional<Instant>> place) {
		Gate gate = gate(key);
		gate.lock.lock();
		try {
			Optional<Instant> again = place.get();
			long until = System.nanoTime() + PATIENCE.toNanos();
			while (again.isPresent() && gate.underWay.containsKey(key) && gate.awaitEnd(until)) {
				again = place.get();
			}
			if (again.isEmpty()) {
				gate.underWay.merge(key, 1, Integer::sum);
			}
			return again;
		}
		finally {
			gate.lock.unlock();
		}
	}

	/**
	 * A try succeeded: failures are counted from none again, but the tries that are still
	 * under way keep their places.
	 * @param key what is limited
	 * @param limit how often
	 * @param limits where it is counted
	 */
	void startAgain(String key, Limit limit, Limits limits) {
		Gate gate = gate(key);
		gate.lock.lock();
		try {
			limits.forget(key);
			for (int other = 1; other < gate.underWay.getOrDefault(key, 1); other++) {
				limits.take(key, limit);
			}
		}
		finally {
			gate.lock.unlock();
		}
	}

	/**
	 * A try has ended, in whatever way.
	 * @param key what is limited
	 */
	void end(String key) {
		Gate gate = gate(key);
		gate.lock.lock();
		try {
			gate.underWay.computeIfPresent(key, (same, tries) -> (tries > 1) ? tries - 1 : null);
			gate.ended.signalAll();
		}
		finally {
			gate.lock.unlock();
		}
	}

	private Gate gate(String key) {
		return this.gates[Math.floorMod(key.hashCode(), GATES)];
	}

	/** Keys that share a lock. */
	private static final class Gate {

		private final ReentrantLock lock = new ReentrantLock();

		private final Condition ended = this.lock.newCondition();

		private final Map<String, Integer> underWay = new HashMap<>();

		/** False when nobody waits any longer. */
		private boolean awaitEnd(long until) {
			try {
				return this.ended.awaitNanos(until - System.nanoTime()) > 0;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
