package org.caseaccess.process;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which process instance runs which access request.
 */
@Component
class RequestProcesses {

	private final JdbcClient jdbc;

	RequestProcesses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Ties a request to its process instance, once.
	 * @param accessRequestId the request
	 * @param processInstanceKey its instance
	 * @return false when the request is another instance's, or the instance another
	 * request's
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
	 * requests' instances.
	 */
	void forgetAll() {
		this.jdbc.sql("delete from request_process").update();
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
