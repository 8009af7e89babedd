package org.caseaccess.operation;

import java.sql.SQLException;
import java.util.Objects;

import org.h2.api.ErrorCode;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Says why the database cannot be used, of H2 and of PostgreSQL.
 */
class DatabaseNotUsableAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	private static final String URL = "spring.datasource.url";

	private static final String AGAIN = " and start again.";

	private final Environment environment;

	DatabaseNotUsableAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
		SQLException innermost = innermost(cause);
		return innermost.getClass().getName().startsWith("org.h2.") ? ofH2(innermost, rootFailure)
				: ofPostgres(innermost);
	}

	private FailureAnalysis ofH2(SQLException cause, Throwable failure) {
		String file = file();
		if (DatabaseTrouble.isDiskFull(failure)) {
			return fault("There is no space left for the database file " + file + ".",
					"Make space, or set " + URL + " to a file elsewhere," + AGAIN, cause);
		}
		int code = DatabaseTrouble.endsTooEarly(failure) ? ErrorCode.FILE_CORRUPTED_1 : cause.getErrorCode();
		return switch (code) {
			case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
				fault("The database file " + file + " is in use by another program, mostly a second Case Access.",
						"Stop that one, or set " + URL + " to another file," + AGAIN, cause);
			case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.GENERAL_ERROR_1 ->
				fault("The database file " + file + " is damaged, cut short or not of Case Access.",
						"Put a backup in its place, or move it away to begin with an empty one," + AGAIN, cause);
			case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.FILE_CREATION_FAILED_1,
					ErrorCode.FILE_NOT_FOUND_1, ErrorCode.DATABASE_IS_READ_ONLY ->
				fault("The database file " + file + " cannot be written.",
						"Let this user write to its folder, or set " + URL + " to a file elsewhere," + AGAIN, cause);
			case ErrorCode.WRONG_USER_OR_PASSWORD ->
				fault("The database file " + file + " belongs to another user name or password.",
						"Correct spring.datasource.username and spring.datasource.password," + AGAIN, cause);
			default ->
				fault("The database refuses (H2 error " + cause.getErrorCode() + ").", "Correct " + URL + AGAIN, cause);
		};
	}

	private FailureAnalysis ofPostgres(SQLException cause) {
		String state = Objects.toString(cause.getSQLState(), "");
		return switch (state) {
			case "28P01", "28000" -> fault("The database refuses the user name or the password of Case Access.",
					"Correct DATABASE_USERNAME and DATABASE_PASSWORD" + AGAIN, cause);
			case "3D000" -> fault("The database that DATABASE_URL names does not exist on that server.",
					"Create it, or correct DATABASE_URL," + AGAIN, cause);
			case "42501" -> fault("The user of Case Access lacks rights in the database (42501).",
					"Give it the schema that DATABASE_URL names" + AGAIN, cause);
			case "53100" -> fault("The database has no space left (53100).", "Make space on its disk" + AGAIN, cause);
			case "53300" -> fault("The database takes no more connections (53300).",
					"Lower DATABASE_CONNECTIONS, or raise max_connections of PostgreSQL," + AGAIN, cause);
			case "25006" -> fault("The database takes no changes (25006): DATABASE_URL leads to a replica.",
					"Correct DATABASE_URL" + AGAIN, cause);
			default -> state.startsWith("08") || state.startsWith("57P") || state.isEmpty()
					? fault("The database does not answer at " + address() + ".",
							"Start it, or correct DATABASE_URL," + AGAIN, cause)
					: fault("The database refuses (SQL state " + state + ").",
							"Look at its own log, repair what it says" + AGAIN, cause);
		};
	}

	private static FailureAnalysis fault(String description, String action, Throwable cause) {
		return new FailureAnalysis(description, action, cause);
	}

	private static SQLException innermost(SQLException outer) {
		SQLException innermost = outer;
		for (Throwable cause = outer.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException inner) {
				innermost = inner;
			}
		}
		return innermost;
	}

	private String file() {
		return address().replaceFirst("jdbc:h2:(file:)?", "");
	}

	/** Without what stands behind the address: it may hold a password. */
	private String address() {
		return Objects.toString(this.environment.getProperty(URL), "DATABASE_URL").split("[;?]", 2)[0];
	}

}
