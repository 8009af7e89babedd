package org.caseaccess.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import org.awaitility.Awaitility;
import org.caseaccess.embedded.RunningCamunda;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of its jobs when a node stops, with a real engine. */
class JobsUnderWayTests {

	private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(5);

	private static final JobHandler COMPLETES = (client, job) -> client.newCompleteCommand(job).send();

	private RunningCamunda camunda;

	private CamundaClient node;

	@BeforeEach
	void start() throws IOException {
		this.camunda = new RunningCamunda();
		this.node = CamundaClient.newClientBuilder()
			.restAddress(this.camunda.rest())
			.grpcAddress(this.camunda.grpc())
			.preferRestOverGrpc(false)
			.build();
		this.camunda.client()
			.newDeployResourceCommand()
			.addProcessModel(Bpmn.createExecutableProcess("errand")
				.startEvent()
				.serviceTask("run", (task) -> task.zeebeJobType("run").zeebeJobRetries("3"))
				.endEvent()
				.done(), "errand.bpmn")
			.send()
			.join();
	}

	@AfterEach
	void stop() {
		this.node.close();
		this.camunda.close();
	}

	@Test
	void aJobUnderWayIsFinishedAndTheEngineHearsOfItBeforeTheNodeIsGone() throws Exception {
		JobsUnderWay jobs = jobs(LONGER_THAN_THE_TEST);
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		open(this.node, jobs, (client, job) -> {
			begun.countDown();
			released.await();
			COMPLETES.handle(client, job);
		});
		long errand = begin();
		assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> gone = CompletableFuture.runAsync(() -> {
			jobs.finish();
			this.node.close();
		});
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> gone.get(500, TimeUnit.MILLISECONDS));
		released.countDown();
		gone.get(20, TimeUnit.SECONDS);
		awaitEnd(errand);
	}

	@Test
	void aJobThatWasNotBegunIsHandedBackAtOnceWithAllItsTries() throws Exception {
		JobsUnderWay jobs = jobs(LONGER_THAN_THE_TEST);
		jobs.finish();
		BlockingQueue<ActivatedJob> atThisNode = new LinkedBlockingQueue<>();
		try (JobWorker worker = open(this.node, jobs, (client, job) -> atThisNode.add(job))) {
			begin();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isHandedBack);
		}
		BlockingQueue<ActivatedJob> atAnother = new LinkedBlockingQueue<>();
		open(this.camunda.client(), jobs(LONGER_THAN_THE_TEST), (client, job) -> atAnother.add(job));
		assertThat(atAnother.poll(20, TimeUnit.SECONDS).getRetries()).isEqualTo(3);
		assertThat(atThisNode).isEmpty();
	}

	@Test
	void aJobThatTakesTooLongDoesNotKeepTheNodeForever() throws Exception {
		JobsUnderWay jobs = jobs(Duration.ofMillis(50));
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		open(this.node, jobs, (client, job) -> {
			begun.countDown();
			released.await();
		});
		begin();
		assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
		CompletableFuture.runAsync(jobs::finish).get(10, TimeUnit.SECONDS);
		assertThat(released.getCount()).isOne();
	}

	@Test
	void whoIsStartedAgainWorksAgain() throws Exception {
		JobsUnderWay jobs = jobs(LONGER_THAN_THE_TEST);
		jobs.finish();
		jobs.start();
		open(this.node, jobs, COMPLETES);
		awaitEnd(begin());
	}

	private JobsUnderWay jobs(Duration patience) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("camunda", this.node);
		return new JobsUnderWay(beans.getBeanProvider(CamundaClient.class),
				new WorkerProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), patience));
	}

	private static JobWorker open(CamundaClient client, JobsUnderWay jobs, JobHandler handler) {
		return client.newWorker()
			.jobType("run")
			.handler((jobClient, job) -> jobs.work(handler, jobClient, job))
			.timeout(LONGER_THAN_THE_TEST)
			.streamEnabled(true)
			.open();
	}

	private long begin() {
		return this.camunda.client()
			.newCreateInstanceCommand()
			.bpmnProcessId("errand")
			.latestVersion()
			.send()
			.join()
			.getProcessInstanceKey();
	}

	private boolean isHandedBack() {
		return this.camunda.client()
			.newJobSearchRequest()
			.send()
			.join()
			.items()
			.stream()
			.anyMatch((job) -> job.getErrorMessage() != null && job.getErrorMessage().startsWith("Handed back"));
	}

	private void awaitEnd(long errand) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.camunda.client().newProcessInstanceGetRequest(errand).send().join().getState(),
					ProcessInstanceState.COMPLETED::equals);
	}

}
