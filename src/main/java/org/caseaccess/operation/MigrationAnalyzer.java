package org.caseaccess.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.NestedExceptionUtils;

/**
 * Says what is wrong between the program and the tables of its database.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MigrationAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
		String message = String.valueOf(cause.getMessage());
		if (cause instanceof FlywayValidateException) {
			String detail = message.contains("failed migration") ? "a change of its tables was left unfinished"
					: message.contains("checksum mismatch")
							? "a migration that ran there is not the one of this program"
							: "it was changed by a newer version, or by another program";
			return new FailureAnalysis(
					"The database does not fit this version of Case Access: " + detail + named(message) + ".",
					"Start the version that changed it, or restore the backup of before, and start again.", cause);
		}
		if (message.contains("Found non-empty schema")) {
			return new FailureAnalysis("The database holds tables that are not of Case Access.",
					"Set DATABASE_URL (spring.datasource.url) to an empty database or to its own, and start again.",
					cause);
		}
		if (message.contains("igration") && message.contains("failed")
				|| message.contains("Failed to execute script")) {
			if (DatabaseTrouble.isIn(cause) || DatabaseTrouble.isDiskFull(cause)) {
				return null;
			}
			return new FailureAnalysis(
					"A change of the database's tables failed" + named(message) + " ("
							+ NestedExceptionUtils.getMostSpecificCause(cause).getClass().getSimpleName() + ").",
					"Restore the backup of before, and start again; --debug shows what the database said.", cause);
		}
		return null;
	}

	/** The migration that the message is about, if it names one. */
	private static String named(String message) {
		Matcher version = Pattern.compile("(?:version:? |\\bV)(\\d[\\d._]*)").matcher(message);
		return version.find() ? " (migration " + version.group(1).replaceAll("[._]+$", "") + ")" : "";
	}

}
