package org.caseaccess.process;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many of something have begun and not ended, for whoever waits until none has. */
class UnderWay {

	private static final int ALL = Integer.MAX_VALUE;

	// each one holds a permit: whoever gets all knows that none is under way
	private final Semaphore permits = new Semaphore(ALL);

	void begin() {
		this.permits.acquireUninterruptibly();
	}

	void end() {
		this.permits.release();
	}

	int count() {
		return ALL - this.permits.availablePermits();
	}

	/**
	 * Waits until none is under way.
	 * @param patience how long at most
	 * @return whether none is
	 * @throws InterruptedException when the waiting is interrupted
	 */
	boolean awaitNone(Duration patience) throws InterruptedException {
		boolean none = this.permits.tryAcquire(ALL, patience.toMillis(), TimeUnit.MILLISECONDS);
		if (none) {
			this.permits.release(ALL);
		}
		return none;
	}

}
