package org.caseaccess.operation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Keeps the stack traces of a database that cannot be used out of the log, whoever writes
 * them: pages, repeated work, the pool, the server. {@link DatabaseWatch} says it once a
 * minute.
 */
@Component
class DatabaseTroubleLog extends TurboFilter implements InitializingBean, DisposableBean {

	private static final String POOL = "com.zaxxer.hikari";

	private final DatabaseWatch database;

	DatabaseTroubleLog(DatabaseWatch database) {
		this.database = database;
	}

	@Override
	public void afterPropertiesSet() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			logback.addTurboFilter(this);
		}
	}

	@Override
	public void destroy() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			logback.getTurboFilterList().remove(this);
		}
	}

	@Override
	public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] arguments,
			Throwable thrown) {
		if (format == null || !level.isGreaterOrEqual(Level.WARN)) {
			return FilterReply.NEUTRAL;
		}
		Throwable failure = (thrown != null) ? thrown : lastOf(arguments);
		if (failure != null && DatabaseTrouble.isIn(failure)) {
			this.database.failed(failure);
			return FilterReply.DENY;
		}
		return (logger.getName().startsWith(POOL) && !this.database.isWell()) ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

	/** Where a logger takes an exception that is one of many arguments. */
	private static Throwable lastOf(Object[] arguments) {
		return (arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable last)
				? last : null;
	}

}
