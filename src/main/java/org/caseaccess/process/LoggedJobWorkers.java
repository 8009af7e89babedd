package org.caseaccess.process;

import java.util.LinkedHashMap;
import java.util.Map;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.value.JobWorkerValue;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobExceptionHandlingStrategy;
import io.camunda.client.jobhandling.JobWorkerManager;
import io.camunda.client.jobhandling.parameter.ParameterResolverStrategy;
import io.camunda.client.jobhandling.result.ResultProcessorStrategy;
import io.camunda.client.metrics.MetricsRecorder;
import org.slf4j.MDC;

import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Opens the workers so that every log line of a job carries its ids, whoever writes it:
 * request, attempt, process instance, element and job.
 */
@Component
@Primary
class LoggedJobWorkers extends JobWorkerManager {

	/** Variables that are ids, and what a log line calls them. */
	private static final Map<String, String> IDS = Map.of("accessRequestId", "request", "attemptId", "attempt");

	private final JobsUnderWay underWay;

	LoggedJobWorkers(CommandExceptionHandlingStrategy commandExceptions, MetricsRecorder metrics,
			ParameterResolverStrategy parameters, ResultProcessorStrategy results, BackoffSupplier backoff,
			JobExceptionHandlingStrategy exceptions, JobsUnderWay underWay) {
		super(commandExceptions, metrics, parameters, results, backoff, exceptions);
		this.underWay = underWay;
	}

	@Override
	public JobWorker openWorker(CamundaClient client, JobWorkerValue worker, JobHandler handler) {
		this.underWay.start();
		return super.openWorker(client, worker, (jobClient, job) -> {
			Map<String, String> ids = ids(job);
			ids.forEach(MDC::put);
			try {
				this.underWay.work(handler, jobClient, job);
			}
			finally {
				ids.keySet().forEach(MDC::remove);
			}
		});
	}

	/**
	 * The program stops: no new jobs, and those under way end before the client closes.
	 */
	@Override
	public void closeAllOpenWorkers() {
		super.closeAllOpenWorkers();
		this.underWay.finish();
	}

	private static Map<String, String> ids(ActivatedJob job) {
		Map<String, String> ids = new LinkedHashMap<>();
		ids.put("job", Long.toString(job.getKey()));
		ids.put("element", job.getElementId());
		ids.put("processInstance", Long.toString(job.getProcessInstanceKey()));
		Map<String, Object> variables = job.getVariablesAsMap();
		IDS.forEach((variable, name) -> {
			if (variables.get(variable) instanceof String id) {
				ids.put(name, id);
			}
		});
		return ids;
	}

}
