package org.caseaccess.embedded.rest;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;

/**
 * Activates jobs and takes their outcome.
 */
final class JobResource {

	private static final String KEY = "jobKey";

	private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

	private final EngineCalls calls;

	JobResource(EngineCalls calls) {
		this.calls = calls;
	}

	void register(Router router) {
		router.serve("activateJobs", this::activate);
		router.serve("completeJob", this::complete);
		router.serve("failJob", this::fail);
		router.serve("throwJobError", this::throwError);
		router.serve("updateJob", this::update);
	}

	private ApiResponse activate(ApiRequest request) {
		Body body = request.body()
			.only("type", "worker", "timeout", "maxJobsToActivate", "fetchVariable", "requestTimeout", "tenantIds");
		body.texts("tenantIds").orElse(List.of()).forEach(Tenants::check);
		JobBatchRecord batch = this.activate(command(body));
		// 0 asks for the usual wait, less than 0 for none
		long wait = body.longNumber("requestTimeout").orElse(0);
		long deadline = System.nanoTime()
				+ ((wait == 0) ? DEFAULT_WAIT : Duration.ofMillis(Math.max(wait, 0))).toNanos();
		while (batch.getJobKeys().isEmpty() && System.nanoTime() < deadline) {
			LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
			batch = this.activate(command(body));
		}
		return ApiResponse.ok(shown(batch));
	}

	private JobBatchRecord activate(JobBatchRecord command) {
		return this.calls.create(ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, command).as(new JobBatchRecord());
	}

	private static JobBatchRecord command(Body body) {
		JobBatchRecord command = new JobBatchRecord().setType(body.requiredText("type"))
			.setWorker(body.text("worker").orElse(""))
			.setTimeout(body.requiredNumber("timeout"))
			.setMaxJobsToActivate(Math.toIntExact(
					Math.clamp(body.requiredNumber("maxJobsToActivate"), Integer.MIN_VALUE, Integer.MAX_VALUE)));
		body.texts("fetchVariable")
			.orElse(List.of())
			.forEach((name) -> command.variables().add().wrap(BufferUtil.wrapString(name)));
		return command;
	}

	private static ObjectNode shown(JobBatchRecord batch) {
		ObjectNode result = JsonNodeFactory.instance.objectNode();
		ArrayNode jobs = result.putArray("jobs");
		for (int i = 0; i < batch.getJobKeys().size(); i++) {
			jobs.add(ActivatedJobView.of(batch.getJobKeys().get(i), (JobRecord) batch.getJobs().get(i)));
		}
		return result;
	}

	private ApiResponse complete(ApiRequest request) {
		Body body = request.body().only("variables", "result");
		JobRecord job = new JobRecord();
		body.document("variables").ifPresent(job::setVariables);
		body.object("result").map(JobResults::of).ifPresent(job::setResult);
		return send(request, JobIntent.COMPLETE, job);
	}

	private ApiResponse fail(ApiRequest request) {
		Body body = request.body().only("retries", "errorMessage", "retryBackOff", "variables");
		JobRecord job = new JobRecord().setRetries(body.number("retries").orElse(0))
			.setErrorMessage(body.text("errorMessage").orElse(""))
			.setRetryBackoff(body.longNumber("retryBackOff").orElse(0));
		body.document("variables").ifPresent(job::setVariables);
		return send(request, JobIntent.FAIL, job);
	}

	private ApiResponse throwError(ApiRequest request) {
		Body body = request.body().only("errorCode", "errorMessage", "variables");
		JobRecord job = new JobRecord().setErrorCode(BufferUtil.wrapString(body.requiredText("errorCode")))
			.setErrorMessage(body.text("errorMessage").orElse(""));
		body.document("variables").ifPresent(job::setVariables);
		return send(request, JobIntent.THROW_ERROR, job);
	}

	private ApiResponse update(ApiRequest request) {
		Body changes = request.body()
			.only("changeset", "operationReference")
			.object("changeset")
			.orElseThrow(() -> ApiProblem.badRequest("No changeset provided"))
			.only("retries", "timeout");
		if (!changes.has("retries") && !changes.has("timeout")) {
			throw ApiProblem.badRequest("The changeset must have retries or a timeout");
		}
		// one command for both, so that either both change or none
		JobRecord job = new JobRecord();
		Set<String> changed = new HashSet<>();
		changes.number("retries").ifPresent((retries) -> {
			job.setRetries(retries);
			changed.add(JobRecord.RETRIES);
		});
		changes.longNumber("timeout").ifPresent((timeout) -> {
			job.setTimeout(timeout);
			changed.add(JobRecord.TIMEOUT);
		});
		return send(request, JobIntent.UPDATE, job.setChangedAttributes(changed));
	}

	private ApiResponse send(ApiRequest request, JobIntent intent, JobRecord job) {
		this.calls.change(ValueType.JOB, intent, request.key(KEY), job);
		return ApiResponse.noContent();
	}

}
