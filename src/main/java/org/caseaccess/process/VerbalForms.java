package org.caseaccess.process;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Form;
import org.caseaccess.process.TaskForms.TaskForm;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

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

	private final TransactionOperations transactions;

	private final Clock clock;

	VerbalForms(JdbcClient jdbc, CamundaClient camunda, FormFields formFields, TransactionOperations transactions,
			Clock clock) {
		this.jdbc = jdbc;
		this.camunda = camunda;
		this.formFields = formFields;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Notes that a statement was ticked or unticked on the page of an open task. Two
	 * clicks at once count one after the other.
	 * @param accessRequestId the request
	 * @param taskKey its task
	 * @param schema the task's form
	 * @param field the form's field
	 * @param ticked whether it is ticked now
	 * @return false when it is not this statement's turn: nothing is noted then
	 */
	boolean tick(UUID accessRequestId, long taskKey, String schema, String field, boolean ticked) {
		return this.transactions.execute((status) -> {
			hold(accessRequestId);
			StatementTicks before = ticks(accessRequestId, taskKey, schema);
			if (!ticked) {
				keep(accessRequestId, taskKey, before.untick(field));
				return true;
			}
			Optional<StatementTicks> after = before.tick(field, now().toInstant());
			after.ifPresent((ticks) -> keep(accessRequestId, taskKey, ticks));
			return after.isPresent();
		});
	}

	private void hold(UUID accessRequestId) {
		this.jdbc.sql("select process_instance_key from request_process where access_request_id = :request for update")
			.param("request", accessRequestId)
			.query(Long.class)
			.optional();
	}

	private void keep(UUID accessRequestId, long taskKey, StatementTicks ticks) {
		this.jdbc.sql("delete from acknowledgement where access_request_id = :request and task_key = :task")
			.param("request", accessRequestId)
			.param("task", taskKey)
			.update();
		ticks.times()
			.forEach((field, at) -> this.jdbc.sql("""
					insert into acknowledgement (access_request_id, task_key, field, acknowledged_at)
					values (:request, :task, :field, :at)
					""")
				.param("request", accessRequestId)
				.param("task", taskKey)
				.param("field", field)
				.param("at", at.atOffset(ZoneOffset.UTC))
				.update());
	}

	/**
	 * Notes that a task is being completed, in whichever program. What was ticked counts
	 * up to here. Of a verbal consent the answers are kept: the record is made from them,
	 * and not from what the process says later (R17).
	 * @param accessRequestId the request
	 * @param taskKey its task
	 * @param form its form, or null when it has none
	 * @param submitted what was submitted, checked against the form
	 */
	void completing(UUID accessRequestId, long taskKey, TaskForm form, JobClaims submitted) {
		OffsetDateTime now = now();
		String answers = (form != null && Names.Form.VERBAL_CONSENT.equals(form.id())) ? answers(form, submitted)
				: null;
		int again = this.jdbc.sql("""
				update task_completion set completing_at = :now, answers = :answers
				 where access_request_id = :request and task_key = :task
				""")
			.param("now", now)
			.param("answers", answers)
			.param("request", accessRequestId)
			.param("task", taskKey)
			.update();
		if (again == 0) {
			this.jdbc.sql("""
					insert into task_completion (access_request_id, task_key, completing_at, answers)
					values (:request, :task, :now, :answers) on conflict do nothing
					""")
				.param("now", now)
				.param("answers", answers)
				.param("request", accessRequestId)
				.param("task", taskKey)
				.update();
		}
	}

	private String answers(TaskForm form, JobClaims submitted) {
		Map<String, Object> answers = submitted.all();
		answers.keySet().retainAll(this.formFields.of(form.schema()));
		return this.formFields.write(answers);
	}

	/**
	 * The verbal form that was submitted last for a request.
	 * @param accessRequestId the request
	 * @return the form and its times, or empty when none was submitted
	 */
	Optional<SubmittedForm> submitted(UUID accessRequestId) {
		return this.jdbc.sql("""
				select task_key, completing_at, answers from task_completion
				 where access_request_id = :request and answers is not null
				 order by completing_at desc, task_key desc fetch first 1 row only
				""")
			.param("request", accessRequestId)
			.query((row, number) -> submitted(accessRequestId, row.getLong("task_key"),
					row.getObject("completing_at", OffsetDateTime.class).toInstant(), row.getString("answers")))
			.optional();
	}

	private SubmittedForm submitted(UUID accessRequestId, long taskKey, Instant at, String answers) {
		Form form = this.camunda.newUserTaskGetFormRequest(taskKey).send().join();
		String schema = this.formFields.schema(form);
		return new SubmittedForm(form.getVersion(), schema, ticks(accessRequestId, taskKey, schema), at,
				JobClaims.of(answers));
	}

	private StatementTicks ticks(UUID accessRequestId, long taskKey, String schema) {
		Map<String, Instant> times = this.jdbc
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
		return new StatementTicks(this.formFields.statements(schema), times);
	}

	private OffsetDateTime now() {
		return Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
	}

	/**
	 * A form that was submitted.
	 *
	 * @param version the form's version in the engine
	 * @param schema the form as the engine gives it, as JSON
	 * @param ticks when which statement was ticked
	 * @param at when it was submitted
	 * @param answers what was submitted
	 */
	record SubmittedForm(long version, String schema, StatementTicks ticks, Instant at, JobClaims answers) {
	}

}
