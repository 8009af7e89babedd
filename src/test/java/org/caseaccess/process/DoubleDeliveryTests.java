package org.caseaccess.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import org.awaitility.Awaitility;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.AnswerResult;
import org.caseaccess.consent.ConsentSurvey;
import org.caseaccess.consent.Decision;
import org.caseaccess.consent.RequestState;
import org.caseaccess.domain.Scenario;
import org.caseaccess.domain.Together;
import org.caseaccess.driver.WholeApplicationTest;
import org.caseaccess.process.TaskForms.TaskForm;
import org.caseaccess.registry.SearchCriteria;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

/**
 * Every worker gets its job twice, in the same moment and again later, as an engine may
 * deliver it: one effect (R5). A call that finds another at work may fail, as its job is
 * tried again.
 */
@WholeApplicationTest
class DoubleDeliveryTests {

	private static final long JOB = 4711;

	private static final long OTHER = 4712;

	private static final Map<String, Object> ATTEMPT = Map.of("answerWindow", "PT90S", "maxAttempts", 3);

	@Autowired
	Scenario scenario;

	@Autowired
	AccessRequests requests;

	@Autowired
	ConsentSurvey survey;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	SearchClientRecordWorker search;

	@Autowired
	SendConsentRequestWorker send;

	@Autowired
	CloseConsentAttemptWorker closeAttempt;

	@Autowired
	AssociateAgentWorker associate;

	@Autowired
	NotifyClientWorker notify;

	@Autowired
	RecordVerbalConsentWorker recordVerbal;

	@Autowired
	VerbalForms forms;

	@Autowired
	AgentTasks tasks;

	@Autowired
	RequestProcesses processes;

	@Autowired
	CloseAccessRequestWorker closeRequest;

	@Autowired
	WithdrawConsentAttemptWorker withdraw;

	@Autowired
	RegisterAccessRequestListener register;

	@Autowired
	AuthorizeAgentListener authorize;

	@BeforeEach
	void startAfresh() {
		this.scenario.startAfresh();
	}

	@Test
	void anElectronicConsentWithEveryJobTwice() throws Exception {
		UUID id = registered(Scenario.ELENA);
		String request = id.toString();
		deliver(() -> this.search.search(job(Map.of("accessRequestId", request))));
		assertThat(rows("request_process")).isEqualTo(1);

		deliver(() -> withoutTime(this.send.send(job(ATTEMPT))));
		assertThat(rows("consent_attempt")).isEqualTo(1);
		assertThat(this.requests.attemptCount(id).made()).isEqualTo(1);
		assertThat(this.scenario.noticesSent()).isEqualTo(1);

		UUID attempt = this.requests.find(id).orElseThrow().pending().attemptId();
		assertThat(this.survey.answer(this.scenario.tokenOf(attempt), Decision.ACCEPT, Locale.ENGLISH))
			.isEqualTo(AnswerResult.ACCEPTED);
		List<Object> closed = deliver(() -> this.closeAttempt.close(job(Map.of())));
		assertThat(closed).allMatch((outcome) -> outcome.toString().contains("ACCEPTED"));

		deliver(() -> this.associate.associate(job(Map.of("onDemandReferral", "YES"))));
		assertThat(rows("association where access_request_id is not null")).isEqualTo(1);
		assertThat(rows("consent_record")).isEqualTo(1);
		deliver(() -> {
			this.notify.notify(job(Map.of()));
			return "notified";
		});
		assertThat(this.scenario.noticesSent()).isEqualTo(3);
		deliver(() -> {
			this.closeRequest.close(job(Map.of("closeReason", "EXPIRED")));
			return "closed";
		});
		assertThat(stateOf(id)).isEqualTo(RequestState.GRANTED);
	}

	/** What is left of the answer window is less each time. */
	private static Map<String, Object> withoutTime(Map<String, Object> variables) {
		variables.remove("timeToAnswer");
		return variables;
	}

	@Test
	void aVerbalConsentWithItsJobTwice() throws Exception {
		UUID id = this.requests.open(UUID.randomUUID(), this.scenario.maria(), Scenario.WALTER);
		this.tasks.complete(id, at(id, "Task_ReviewConsentNeeded").key(), Map.of());
		AgentTask task = at(id, "Task_ConfirmVerbalConsent");
		this.forms.completing(id, task.key(), new TaskForm(task.formId(), task.schema()),
				JobClaims.of(new ObjectMapper().writeValueAsString(ProcessTest.verbalConsent())));
		long instance = this.processes.of(id).getAsLong();
		deliver(() -> {
			this.recordVerbal.record(job(instance, Map.of()));
			return "recorded";
		});
		assertThat(rows("consent_record")).isEqualTo(1);
	}

	private AgentTask at(UUID request, String element) {
		return Awaitility.await()
			.until(() -> this.tasks.current(request),
					(task) -> task.isPresent() && task.get().elementId().equals(element))
			.orElseThrow();
	}

	@Test
	void aWithdrawalAndAnEndWithTheirJobsTwice() throws Exception {
		UUID left = registered(Scenario.ELENA);
		this.search.search(job(Map.of("accessRequestId", left.toString())));
		this.send.send(job(ATTEMPT));
		deliver(() -> {
			this.requests.leave(left);
			return this.withdraw.withdraw(job(Map.of()));
		});
		assertThat(stateOf(left)).isEqualTo(RequestState.LEFT);
		assertThat(rows("consent_attempt where state = 'WITHDRAWN'")).isEqualTo(1);
		UUID ended = registered(Scenario.WALTER);
		this.processes.record(ended, OTHER);
		deliver(() -> this.closeRequest.close(job(OTHER, Map.of("closeReason", "CANCELLED"))));
		assertThat(stateOf(ended)).isEqualTo(RequestState.CANCELLED);
	}

	@Test
	void theTaskListenersWithTheirJobsTwice() throws Exception {
		String request = UUID.randomUUID().toString();
		deliver(() -> {
			this.register.register(mock(JobClient.class, RETURNS_DEEP_STUBS), job(Map.of("accessRequestId", request,
					"firstName", "Elena", "lastName", "Garcia", "sex", "F", "dateOfBirth", "1984-05-17")));
			return "registered";
		});
		assertThat(rows("access_request")).isEqualTo(1);
		deliver(() -> {
			this.authorize.authorize(mock(JobClient.class, RETURNS_DEEP_STUBS), job(Map.of()));
			return "authorized";
		});
		assertThat(stateOf(UUID.fromString(request))).isEqualTo(RequestState.OPEN);
	}

	/** Four at once, then one more; all that come through say the same. */
	private static List<Object> deliver(Callable<Object> job) throws Exception {
		List<Object> results = new ArrayList<>(Together.<Object>times(4, () -> {
			try {
				return Map.of("result", job.call());
			}
			catch (RuntimeException ex) {
				return ex;
			}
		}));
		results.add(Map.of("result", job.call()));
		List<Object> done = results.stream().filter((result) -> !(result instanceof RuntimeException)).toList();
		assertThat(done).containsOnly(done.getFirst());
		return done;
	}

	/** Registered by Tasklist's door, so that no process of its own works on it. */
	private UUID registered(SearchCriteria client) {
		UUID id = UUID.randomUUID();
		this.requests.register(id, this.scenario.maria(), client);
		return id;
	}

	private static ActivatedJob job(Map<String, Object> variables) throws JsonProcessingException {
		return job(JOB, variables);
	}

	private static ActivatedJob job(long instance, Map<String, Object> variables) throws JsonProcessingException {
		ActivatedJob job = mock(ActivatedJob.class, RETURNS_DEEP_STUBS);
		given(job.getKey()).willReturn(JOB);
		given(job.getProcessInstanceKey()).willReturn(instance);
		given(job.getVariables()).willReturn(new ObjectMapper().writeValueAsString(variables));
		given(job.getUserTask().getAssignee()).willReturn("maria.lopez");
		given(job.getUserTask().getFormKey()).willReturn(null);
		return job;
	}

	private RequestState stateOf(UUID request) {
		return this.requests.find(request).orElseThrow().state();
	}

	private int rows(String table) {
		return this.jdbc.sql("select count(*) from " + table).query(Integer.class).single();
	}

}
