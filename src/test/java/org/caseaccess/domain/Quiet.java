package org.caseaccess.domain;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Keeps the log lines of tens of thousands of steps out of the output. */
final class Quiet {

	private Quiet() {
	}

	/** Does work whose log lines below WARN nobody reads; other threads log as usual. */
	static void during(Runnable work) {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		TurboFilter silence = new OfThread(Thread.currentThread());
		logging.addTurboFilter(silence);
		try {
			work.run();
		}
		finally {
			logging.getTurboFilterList().remove(silence);
		}
	}

	private static final class OfThread extends TurboFilter {

		private final Thread thread;

		OfThread(Thread thread) {
			this.thread = thread;
		}

		@Override
		public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] params,
				Throwable failure) {
			boolean unread = Thread.currentThread() == this.thread && !level.isGreaterOrEqual(Level.WARN);
			return unread ? FilterReply.DENY : FilterReply.NEUTRAL;
		}

	}

}
