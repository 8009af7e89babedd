package org.caseaccess.operation;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Holds back what libraries complain of while the program starts. After a start it is
 * logged; of a start that failed {@link StartFailures} says the cause in one line, and
 * what pools, servers and migrations wrote on the way would only bury it. With
 * {@code --debug} nothing is held back.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class HeldLog implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String OURS = "org.caseaccess";

	/** It advises to look into a report that hardly anybody needs. */
	private static final String REPORT = "org.springframework.boot.autoconfigure.logging";

	/** Of each context that starts: in tests there are several at once. */
	private static final Map<ConfigurableApplicationContext, Complaints> HELD = new ConcurrentHashMap<>();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (isDebug(context)) {
			return;
		}
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			Complaints complaints = new Complaints();
			HELD.put(context, complaints);
			logback.addTurboFilter(complaints);
			context.addApplicationListener(new EndOfStart(context));
		}
	}

	/** The start failed, and it was said why: what was held back is dropped. */
	static void drop(ConfigurableApplicationContext context) {
		end(context);
	}

	private static Optional<Complaints> end(ConfigurableApplicationContext context) {
		Complaints complaints = HELD.remove(context);
		if (complaints != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			logback.getTurboFilterList().remove(complaints);
		}
		return Optional.ofNullable(complaints);
	}

	private static boolean isDebug(ConfigurableApplicationContext context) {
		String debug = context.getEnvironment().getProperty("debug");
		return debug != null && !"false".equals(debug);
	}

	/**
	 * Lets go of what was held back.
	 */
	private record EndOfStart(
			ConfigurableApplicationContext context) implements ApplicationListener<ApplicationStartedEvent> {

		@Override
		public void onApplicationEvent(ApplicationStartedEvent started) {
			end(this.context).ifPresent(Complaints::log);
		}

	}

	/**
	 * What was held back.
	 */
	private static final class Complaints extends TurboFilter {

		private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

		@Override
		public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] arguments,
				Throwable thrown) {
			// without a text somebody asks only whether a level is on
			if (format == null || logger.getName().startsWith(OURS)) {
				return FilterReply.NEUTRAL;
			}
			if (logger.getName().startsWith(REPORT)) {
				return FilterReply.DENY;
			}
			if (level.isGreaterOrEqual(Level.WARN)) {
				this.held.add(() -> logger.log(marker, Logger.class.getName(),
						Level.toLocationAwareLoggerInteger(level), format, arguments, thrown));
				return FilterReply.DENY;
			}
			return FilterReply.NEUTRAL;
		}

		void log() {
			this.held.forEach(Runnable::run);
		}

	}

}
