package org.caseaccess.process;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Down when a worker has closed while the program runs: requests would begin and go no
 * further.
 */
@Component
class JobWorkersHealthIndicator extends AbstractHealthIndicator {

	private final LoggedJobWorkers workers;

	JobWorkersHealthIndicator(LoggedJobWorkers workers) {
		this.workers = workers;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		health.status(this.workers.takeJobs() ? Status.UP : Status.DOWN);
	}

}
