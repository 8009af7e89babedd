package org.caseaccess.process;

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

	void record(UUID accessRequestId, long processInstanceKey) {
		this.jdbc.sql("""
				insert into request_process (access_request_id, process_instance_key) values (:request, :instance)
				on conflict do nothing
				""").param("request", accessRequestId).param("instance", processInstanceKey).update();
	}

	/**
	 * A new engine counts its keys from the start: the old ones would name other
	 * requests' instances.
	 */
	void forgetAll() {
		this.jdbc.sql("delete from request_process").update();
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
