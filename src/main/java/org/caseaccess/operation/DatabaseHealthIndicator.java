package org.caseaccess.operation;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Up when the database can be written and read, as pages need it.
 */
@Component
class DatabaseHealthIndicator extends AbstractHealthIndicator {

	private final DatabaseWatch database;

	DatabaseHealthIndicator(DatabaseWatch database) {
		this.database = database;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		health.status(this.database.check() ? Status.UP : Status.DOWN);
	}

}
