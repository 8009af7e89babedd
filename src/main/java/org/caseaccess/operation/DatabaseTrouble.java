package org.caseaccess.operation;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/**
 * Tells a database that cannot be used now (away, full, closed, taking no changes) from a
 * statement that it refuses.
 */
final class DatabaseTrouble {

	private static final Set<Integer> OF_H2 = Set.of(ErrorCode.DATABASE_IS_CLOSED,
			ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.CONNECTION_BROKEN_1, ErrorCode.IO_EXCEPTION_1,
			ErrorCode.IO_EXCEPTION_2, ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.DATABASE_ALREADY_OPEN_1,
			ErrorCode.FILE_CORRUPTED_1);

	/** Connection, resources, operator's intervention, system, read-only. */
	private static final String OF_POSTGRES = "(08|53|57P|58).*|25006";

	private DatabaseTrouble() {
	}

	/** Whether the database, not the statement, is the reason. */
	static boolean isIn(Throwable failure) {
		return any(failure, (cause) -> cause instanceof MVStoreException
				|| cause instanceof SQLException refusal && isTrouble(refusal));
	}

	/** Whether H2 has closed its file: only a new connection opens it again. */
	static boolean isClosed(Throwable failure) {
		return any(failure,
				(cause) -> cause instanceof MVStoreException || cause instanceof SQLException refusal && isOfH2(refusal)
						&& (refusal.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
								|| refusal.getErrorCode() == ErrorCode.DATABASE_CALLED_AT_SHUTDOWN));
	}

	/** Whether a disk is full. */
	static boolean isDiskFull(Throwable failure) {
		return any(failure, (cause) -> cause instanceof IOException
				&& Objects.toString(cause.getMessage(), "").contains("No space left on device"));
	}

	/**
	 * What the database called it; never its message, which may hold what was written.
	 */
	static String named(Throwable failure) {
		String name = failure.getClass().getSimpleName();
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			if (cause instanceof SQLException refusal) {
				name = "SQL state %s, error %d".formatted(refusal.getSQLState(), refusal.getErrorCode());
			}
		}
		return isDiskFull(failure) ? "no space left on the disk" : name;
	}

	/** Whether a file is shorter than it says. */
	static boolean endsTooEarly(Throwable failure) {
		return any(failure, EOFException.class::isInstance);
	}

	private static boolean isTrouble(SQLException refusal) {
		if (isOfH2(refusal)) {
			return OF_H2.contains(refusal.getErrorCode());
		}
		return refusal instanceof SQLTransientConnectionException
				|| Objects.toString(refusal.getSQLState(), "").matches(OF_POSTGRES);
	}

	private static boolean isOfH2(SQLException refusal) {
		return refusal.getClass().getName().startsWith("org.h2.");
	}

	private static boolean any(Throwable failure, Predicate<Throwable> test) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
			if (test.test(cause)) {
				return true;
			}
		}
		return false;
	}

}
