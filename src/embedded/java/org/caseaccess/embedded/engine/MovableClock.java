package org.caseaccess.embedded.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.camunda.zeebe.scheduler.clock.ActorClock;

/**
 * The machine's time plus an offset that tests may move.
 */
final class MovableClock implements ActorClock {

	private final AtomicLong offsetMillis = new AtomicLong();

	void add(Duration duration) {
		this.offsetMillis.addAndGet(duration.toMillis());
	}

	void reset() {
		this.offsetMillis.set(0);
	}

	@Override
	public boolean update() {
		return true;
	}

	@Override
	public long getTimeMillis() {
		return System.currentTimeMillis() + this.offsetMillis.get();
	}

	@Override
	public long getNanosSinceLastMillisecond() {
		return 0;
	}

	@Override
	public long getNanoTime() {
		return System.nanoTime();
	}

}
