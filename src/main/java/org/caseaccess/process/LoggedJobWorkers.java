package org.caseaccess.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy.ExceptionHandlingContext;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import io.camunda.client.jobhandling.result.ResultProcessorStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import org.slf4j.MDC;

import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Opens the workers so that every log line of a job carries its ids, whoever writes it:
 * request, process instance, element and job. The request is the one that the instance
 * was bound to, no variable (R17). Nothing that goes wrong in a worker leaves it but by
 * {@link WorkerFailures}: the client itself would write an exception with its message,
 * and a job with all its variables, to log and incident (R7).
 */
@Component
@Primary
class LoggedJobWorkers extends JobWorkerManager {

	/** The client takes an empty list for all. */
	private static final List<String> AS_GOOD_AS_NONE = List.of("accessRequestId");

	private final JobExceptionHandlingStrategy failures;

	private final JobsUnderWay underWay;

	private final RequestProcesses processes;

	private final Queue<JobWorker> opened = new ConcurrentLinkedQueue<>();

	LoggedJobWorkers(CommandExceptionHandlingStrategy commandExceptions, MetricsRecorder metrics,
			ParameterResolverStrategy parameters, ResultProcessorStrategy results, BackoffSupplier backoff,
			JobExceptionHandlingStrategy failures, JobsUnderWay underWay, RequestProcesses processes) {
		super(commandExceptions, metrics, parameters, results, backoff, failures);
		this.failures = failures;
		this.underWay = underWay;
		this.processes = processes;
	}

	@Override
	public JobWorker openWorker(CamundaClient client, JobWorkerValue worker, JobHandler handler) {
		this.underWay.start();
		worker.getMethodInfo()
			.getAnnotation(io.camunda.client.annotation.JobWorker.class)
			.ifPresent((declared) -> fetchOnly(worker, declared));
		JobWorker open = super.openWorker(client, worker, (jobClient, job) -> {
			ActivatedJob quiet = QuietJob.of(job);
			Map<String, String> ids = ids(job);
			ids.forEach(MDC::put);
			try {
				this.underWay.work((jobs, work) -> handle(handler, worker, jobs, work), jobClient, quiet);
			}
			finally {
				ids.keySet().forEach(MDC::remove);
			}
		});
		this.opened.add(open);
		return open;
	}

	/** Whether every worker that was opened still takes jobs. */
	boolean takeJobs() {
		return this.opened.stream().allMatch(JobWorker::isOpen);
	}

	/**
	 * A worker is given what it reads and no more, as the client does where it maps
	 * variables to parameters itself. A task listener reads a whole form.
	 */
	private static void fetchOnly(JobWorkerValue worker, io.camunda.client.annotation.JobWorker declared) {
		if (declared.autoComplete()) {
			worker.setFetchVariables(
					(declared.fetchVariables().length > 0) ? List.of(declared.fetchVariables()) : AS_GOOD_AS_NONE);
		}
	}

	private void handle(JobHandler handler, JobWorkerValue worker, JobClient client, ActivatedJob job)
			throws Exception {
		try {
			handler.handle(client, job);
		}
		catch (Exception ex) {
			this.failures.handleException(ex, new ExceptionHandlingContext(client, job, worker));
		}
	}

	/**
	 * The program stops: no new jobs, and those under way end before the client closes.
	 */
	@Override
	public void closeAllOpenWorkers() {
		super.closeAllOpenWorkers();
		this.opened.clear();
		this.underWay.finish();
	}

	private Map<String, String> ids(ActivatedJob job) {
		Map<String, String> ids = new LinkedHashMap<>();
		ids.put("job", Long.toString(job.getKey()));
		ids.put("element", job.getElementId());
		ids.put("processInstance", Long.toString(job.getProcessInstanceKey()));
		request(job).ifPresent((id) -> ids.put("request", id.toString()));
		return ids;
	}

	/** A database that is away stops the work itself, and not the word about it. */
	private Optional<UUID> request(ActivatedJob job) {
		try {
			return this.processes.requestOf(job.getProcessInstanceKey());
		}
		catch (DataAccessException | TransactionException ex) {
			return Optional.empty();
		}
	}

}
