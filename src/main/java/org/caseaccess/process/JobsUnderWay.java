package org.caseaccess.process;

import java.time.Duration;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The jobs that this node works on. When it stops, what is under way is finished and what
 * was not begun is handed back at once, with all its retries: the client by itself
 * interrupts both, and the engine would wait for the jobs' timeout.
 */
@Component
class JobsUnderWay {

	private static final Logger log = LoggerFactory.getLogger(JobsUnderWay.class);

	/** Long enough for an engine that is there. */
	private static final Duration LAST_WORD = Duration.ofSeconds(3);

	private final UnderWay jobs = new UnderWay();

	private final CommandsUnderWay commands;

	private final Duration patience;

	private volatile boolean stopping;

	JobsUnderWay(CommandsUnderWay commands, WorkerProperties properties) {
		this.commands = commands;
		this.patience = properties.shutdownPatience();
	}

	/** Workers are being opened: jobs are worked on (again). */
	void start() {
		this.stopping = false;
	}

	/**
	 * Works on a job, or hands it back.
	 * @param handler works on it
	 * @param client answers the engine
	 * @param job the job
	 * @throws Exception what the handler throws
	 */
	void work(JobHandler handler, JobClient client, ActivatedJob job) throws Exception {
		this.jobs.begin();
		try {
			if (this.stopping) {
				handBack(client, job);
			}
			else {
				handler.handle(client, job);
			}
		}
		finally {
			this.jobs.end();
		}
	}

	private static void handBack(JobClient client, ActivatedJob job) {
		client.newFailCommand(job)
			.retries(job.getRetries())
			.errorMessage("Handed back: the node that had this job is stopping.")
			.send()
			.join();
		log.info("job {} is handed back: this node is stopping", job.getKey());
	}

	/**
	 * Waits for the jobs under way, for a while; then for the engine to have heard of
	 * them.
	 */
	void finish() {
		this.stopping = true;
		try {
			if (!this.jobs.awaitNone(this.patience)) {
				log.warn("{} jobs are still under way after {}: the engine gives them out again after their timeout",
						this.jobs.count(), this.patience);
			}
			if (!this.commands.awaitAnswers(LAST_WORD)) {
				log.warn(
						"the engine does not answer while this node stops; it gives out again what it has not heard of");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
