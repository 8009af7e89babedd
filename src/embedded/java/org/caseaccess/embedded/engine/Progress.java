package org.caseaccess.embedded.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Whether the engine gets on, however slowly: steps of its start, changes of its state
 * and events that it wrote are counted, and classes that were loaded: the first
 * deployment is one long command, most of whose time goes there. Commands are not: an
 * engine that stands still is sent them too. Whoever waits for the engine waits without a
 * limit as long as the count grows, for on a busy machine only that says something.
 */
public final class Progress {

	/** So long nothing at all must have happened before the engine is given up. */
	public static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final long LOOK_MILLIS = 500;

	private final LongAdder steps = new LongAdder();

	private final LongSupplier loaded;

	/** Makes a count that includes the classes that were loaded. */
	public Progress() {
		this(ManagementFactory.getClassLoadingMXBean()::getTotalLoadedClassCount);
	}

	/**
	 * Makes a count.
	 * @param loaded how many classes were loaded so far
	 */
	public Progress(LongSupplier loaded) {
		this.loaded = loaded;
	}

	private long count() {
		return this.steps.sum() + this.loaded.getAsLong();
	}

	/** Notes that the engine got on by one step. */
	public void step() {
		this.steps.increment();
	}

	/**
	 * Starts to watch.
	 * @param nanoTime the time that passes, in nanoseconds
	 * @return a watch whose patience is whole
	 */
	public Watch watch(LongSupplier nanoTime) {
		return new Watch(nanoTime);
	}

	/**
	 * Waits as long as the engine gets on.
	 * @param <T> what is awaited
	 * @param future the work of the engine
	 * @param what names it, for whoever reads why it was given up
	 * @return the result
	 * @throws EngineUnavailable if the engine stands still, or the work failed
	 */
	<T> T await(Future<T> future, String what) {
		Watch watch = watch(System::nanoTime);
		while (true) {
			try {
				return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				if (watch.isStandstill()) {
					throw new EngineUnavailable(what + ": it stands still since " + PATIENCE.toSeconds() + " s");
				}
			}
			catch (ExecutionException ex) {
				throw new EngineUnavailable(what + ": " + ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new EngineUnavailable(what + ": interrupted");
			}
		}
	}

	/**
	 * Looks at the count from time to time.
	 */
	public final class Watch {

		private final LongSupplier nanoTime;

		private long seen;

		private long since;

		private Watch(LongSupplier nanoTime) {
			this.nanoTime = nanoTime;
			this.seen = count();
			this.since = nanoTime.getAsLong();
		}

		/**
		 * Looks again.
		 * @return true when nothing happened for {@link #PATIENCE}
		 */
		public boolean isStandstill() {
			long now = this.nanoTime.getAsLong();
			long steps = count();
			if (steps != this.seen) {
				this.seen = steps;
				this.since = now;
			}
			return now - this.since >= PATIENCE.toNanos();
		}

	}

}
