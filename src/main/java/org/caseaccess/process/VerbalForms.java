package org.caseaccess.process;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Form;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is known of a verbal consent beside its answers: which form the agent read from,
 * as the engine has it for that very task, and when each statement was ticked. All times
 * are the server's.
 */
@Component
class VerbalForms {

	private final JdbcClient jdbc;

	private final CamundaClient camunda;

	private final FormFields formFields;

	private final Clock clock;

	VerbalForms(JdbcClient jdbc, CamundaClient camunda, FormFields formFields, Clock clock) {
		this.jdbc = jdbc;
		this.camunda = camunda;
		this.formFields = formFields;
		this.clock = clock;
	}

	/**
	 * Notes that a statement was ticked or unticked on the page of an open task.
	 * @param accessRequestId the request
	 * @param taskKey its task
	 * @param field the form's field
	 * @param ticked whether it is ticked now
	 */
	void tick(UUID accessRequestId, long taskKey, String field, boolean ticked) {
		String sql = ticked ? """
				insert into acknowledgement (access_request_id, task_key, field, acknowledged_at)
				values (:request, :task, :field, :now) on conflict do nothing
				"""
				: "delete from acknowledgement where access_request_id = :request and task_key = :task and field = :field";
		JdbcClient.StatementSpec statement = this.jdbc.sql(sql)
			.param("request", accessRequestId)
			.param("task", taskKey)
			.param("field", field);
		(ticked ? statement.param("now", now()) : statement).update();
	}

	/**
	 * Notes that a task is being completed, in whichever program. What was ticked counts
	 * up to here.
	 * @param accessRequestId the request
	 * @param taskKey its task
	 */
	void completing(UUID accessRequestId, long taskKey) {
		OffsetDateTime now = now();
		int again = this.jdbc.sql("""
				update task_completion set completing_at = :now where access_request_id = :request and task_key = :task
				""").param("now", now).param("request", accessRequestId).param("task", taskKey).update();
		if (again == 0) {
			this.jdbc.sql("""
					insert into task_completion (access_request_id, task_key, completing_at)
					values (:request, :task, :now) on conflict do nothing
					""").param("now", now).param("request", accessRequestId).param("task", taskKey).update();
		}
	}

	/**
	 * The verbal form that was submitted last for a request.
	 * @param accessRequestId the request
	 * @return the form and its times, or empty when none was submitted
	 */
	Optional<SubmittedForm> submitted(UUID accessRequestId) {
		return this.jdbc.sql("""
				select task_key, completing_at from task_completion
				 where access_request_id = :request order by completing_at desc, task_key desc
				""")
			.param("request", accessRequestId)
			.query((row, number) -> Map.entry(row.getLong("task_key"),
					row.getObject("completing_at", OffsetDateTime.class).toInstant()))
			.list()
			.stream()
			.flatMap((task) -> submitted(accessRequestId, task.getKey(), task.getValue()).stream())
			.findFirst();
	}

	private Optional<SubmittedForm> submitted(UUID accessRequestId, long taskKey, Instant at) {
		Form form = this.camunda.newUserTaskGetFormRequest(taskKey).send().join();
		if (form == null || !Names.Form.VERBAL_CONSENT.equals(form.getFormId())) {
			return Optional.empty();
		}
		return Optional.of(new SubmittedForm(form.getVersion(), this.formFields.schema(form),
				ticks(accessRequestId, taskKey), at));
	}

	private Map<String, Instant> ticks(UUID accessRequestId, long taskKey) {
		return this.jdbc
			.sql("""
					select field, acknowledged_at from acknowledgement where access_request_id = :request and task_key = :task
					""")
			.param("request", accessRequestId)
			.param("task", taskKey)
			.query((row, number) -> Map.entry(row.getString("field"),
					row.getObject("acknowledged_at", OffsetDateTime.class).toInstant()))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).atOffset(ZoneOffset.UTC);
	}

	/**
	 * A form that was submitted.
	 *
	 * @param version the form's version in the engine
	 * @param schema the form as the engine gives it, as JSON
	 * @param ticks when which field was ticked
	 * @param at when it was submitted
	 */
	record SubmittedForm(long version, String schema, Map<String, Instant> ticks, Instant at) {
	}

}
