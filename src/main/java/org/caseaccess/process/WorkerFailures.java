package org.caseaccess.process;

import java.time.Duration;

import io.camunda.client.api.command.FailJobCommandStep1.FailJobCommandStep2;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.exception.CamundaError;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.DefaultJobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import org.caseaccess.process.RefusedJobException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Technical trouble in a worker: the job fails with one retry less and waits before the
 * next try (the client's default is not to wait at all), and ends as an incident. Neither
 * log nor incident repeats an exception's message, which may hold personal data.
 */
@Component
@EnableConfigurationProperties(WorkerProperties.class)
class WorkerFailures implements JobExceptionHandlingStrategy {

	private static final Logger log = LoggerFactory.getLogger(WorkerFailures.class);

	private static final int USUAL_RETRIES = 3;

	private final JobExceptionHandlingStrategy commands;

	private final MetricsRecorder metrics;

	private final WorkerProperties properties;

	WorkerFailures(CommandExceptionHandlingStrategy commandExceptions, MetricsRecorder metrics,
			WorkerProperties properties) {
		this.metrics = metrics;
		this.properties = properties;
		this.commands = new DefaultJobExceptionHandlingStrategy(commandExceptions, metrics);
	}

	@Override
	public void handleException(Exception exception, ExceptionHandlingContext context) throws Exception {
		if (exception instanceof CamundaError) {
			this.commands.handleException(exception, context);
		}
		else if (refusal(exception) != null) {
			refuse(refusal(exception), context.job(), context.jobClient());
		}
		else {
			fail(exception, context.job(), context.jobClient());
		}
	}

	private static Reason refusal(Exception exception) {
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof RefusedJobException refused) {
				return refused.reason();
			}
		}
		return null;
	}

	/** No retries: the process asks for what the database does not justify (R17). */
	private void refuse(Reason reason, ActivatedJob job, JobClient client) {
		log.warn("job {} of type {} at {} in process instance {} refused: {}", job.getKey(), job.getType(),
				job.getElementId(), job.getProcessInstanceKey(), reason);
		this.metrics.increase("camunda.job.invocations", "failed", job.getType());
		send(client.newFailCommand(job).retries(0).errorMessage(IncidentTexts.of(job, reason)), job);
	}

	// not by a JobError, whose stack trace would be the incident's message
	private void fail(Exception exception, ActivatedJob job, JobClient client) {
		int left = job.getRetries() - 1;
		String type = exception.getClass().getSimpleName();
		log.warn("job {} of type {} at {} in process instance {} failed, {} retries left: {} at {}", job.getKey(),
				job.getType(), job.getElementId(), job.getProcessInstanceKey(), left, type, origin(exception));
		// under the client's own name for it
		this.metrics.increase("camunda.job.invocations", "failed", job.getType());
		send(client.newFailCommand(job)
			.retries(left)
			.errorMessage(IncidentTexts.of(job, exception))
			.retryBackoff(backoff(left)), job);
	}

	private static void send(FailJobCommandStep2 failure, ActivatedJob job) {
		failure.send().exceptionally((refusal) -> {
			log.warn("the failure of job {} was not taken: the engine gives the job out again", job.getKey());
			return null;
		});
	}

	/** Usually one, four, nine seconds: quick first, as a client may be waiting. */
	private Duration backoff(int retriesLeft) {
		return this.properties.backoff(Math.max(1, USUAL_RETRIES - retriesLeft));
	}

	private static String origin(Exception exception) {
		StackTraceElement[] trace = exception.getStackTrace();
		for (StackTraceElement element : trace) {
			if (element.getClassName().startsWith("org.caseaccess")) {
				return element.toString();
			}
		}
		return (trace.length > 0) ? trace[0].toString() : "unknown";
	}

}
