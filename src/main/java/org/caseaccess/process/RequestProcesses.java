package org.caseaccess.process;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import io.camunda.client.api.response.ActivatedJob;
import org.caseaccess.process.RefusedJobException.Reason;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which process instance runs which access request: bound once, when the request is
 * registered, and for good. Every worker takes the request of its job from here, never
 * from a variable (R17).
 */
@Component
class RequestProcesses {

	private final JdbcClient jdbc;

	RequestProcesses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Ties a request to its process instance, once: the first instance has it, and no
	 * other ever gets it.
	 * @param accessRequestId the request
	 * @param processInstanceKey its instance
	 * @return false when the request is or was another instance's, or the instance
	 * another request's
	 */
	boolean record(UUID accessRequestId, long processInstanceKey) {
		this.jdbc.sql("""
				insert into request_process (access_request_id, process_instance_key) values (:request, :instance)
				on conflict do nothing
				""").param("request", accessRequestId).param("instance", processInstanceKey).update();
		return of(accessRequestId).equals(OptionalLong.of(processInstanceKey));
	}

	/**
	 * A new engine counts its keys from the start: the old ones would name other
	 * requests' instances. That a request had an instance, or could have had one, stays:
	 * a new instance must not take up an old request.
	 */
	void forgetAll() {
		this.jdbc.sql("update request_process set process_instance_key = null").update();
		this.jdbc.sql("""
				insert into request_process (access_request_id, process_instance_key)
				select r.id, cast(null as bigint) from access_request r
				 where not exists (select 1 from request_process p where p.access_request_id = r.id)
				""").update();
	}

	/**
	 * The request of a job.
	 * @param job the job
	 * @return the request that the job's process instance was bound to
	 * @throws RefusedJobException when it was bound to none
	 */
	UUID requestOf(ActivatedJob job) {
		return requestOf(job.getProcessInstanceKey()).orElseThrow(() -> new RefusedJobException(Reason.NOT_BOUND));
	}

	Optional<UUID> requestOf(long processInstanceKey) {
		return this.jdbc.sql("select access_request_id from request_process where process_instance_key = :instance")
			.param("instance", processInstanceKey)
			.query(UUID.class)
			.optional();
	}

	OptionalLong of(UUID accessRequestId) {
		return this.jdbc.sql("select process_instance_key from request_process where access_request_id = :request")
			.param("request", accessRequestId)
			.query(Long.class)
			.optional()
			.map(OptionalLong::of)
			.orElseGet(OptionalLong::empty);
	}

}
