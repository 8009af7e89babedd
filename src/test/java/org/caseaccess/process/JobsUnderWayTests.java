package org.caseaccess.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.client.api.worker.JobWorkerMetrics;
import io.camunda.zeebe.model.bpmn.Bpmn;
import org.awaitility.Awaitility;
import org.caseaccess.embedded.RunningCamunda;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What becomes of its jobs when a node stops, with a real engine. */
class JobsUnderWayTests {

	private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(5);

	private static final JobHandler COMPLETES = (client, job) -> client.newCompleteCommand(job).send();

	private RunningCamunda camunda;

	private CamundaClient node;

	private final CommandsUnderWay commands = new CommandsUnderWay();

	private final Semaphore received = new Semaphore(0);

	@BeforeEach
	void start() throws IOException {
		this.camunda = new RunningCamunda();
		this.node = CamundaClient.newClientBuilder()
			.restAddress(this.camunda.rest())
			.grpcAddress(this.camunda.grpc())
			.preferRestOverGrpc(false)
			.numJobWorkerExecutionThreads(1)
			.withInterceptors(this.commands)
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
		CountDownLatch released = new CountDownLatch(1);
		BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
		begin();
		begin();
		Awaitility.await().until(this::jobsThere, (there) -> there == 2);
		JobWorker worker = open(this.node, jobs, (client, job) -> {
			begun.add(job.getKey());
			released.await();
			COMPLETES.handle(client, job);
		});
		// the node asks once and has both, and one thread
		assertThat(this.received.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(begun::size, (size) -> size == 1);
		worker.close();
		Thread finishing = Thread.ofPlatform().start(jobs::finish);
		Awaitility.await().until(finishing::getState, Thread.State.TIMED_WAITING::equals);
		released.countDown();
		assertThat(finishing.join(Duration.ofSeconds(20))).isTrue();
		BlockingQueue<ActivatedJob> elsewhere = new LinkedBlockingQueue<>();
		open(this.camunda.client(), jobs(LONGER_THAN_THE_TEST), (client, job) -> elsewhere.add(job));
		ActivatedJob handedBack = elsewhere.poll(20, TimeUnit.SECONDS);
		assertThat(handedBack.getRetries()).isEqualTo(3);
		assertThat(begun).hasSize(1).doesNotContain(handedBack.getKey());
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
		return new JobsUnderWay(this.commands,
				new WorkerProperties(Duration.ofSeconds(1), Duration.ofMinutes(1), patience));
	}

	private JobWorker open(CamundaClient client, JobsUnderWay jobs, JobHandler handler) {
		return client.newWorker()
			.jobType("run")
			.handler((jobClient, job) -> jobs.work(handler, jobClient, job))
			.timeout(LONGER_THAN_THE_TEST)
			.metrics(new JobWorkerMetrics() {
				@Override
				public void jobActivated(int count) {
					JobsUnderWayTests.this.received.release(count);
				}
			})
			.streamEnabled(true)
			.open();
	}

	private long jobsThere() {
		return this.camunda.client().newJobSearchRequest().send().join().page().totalItems();
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

	private void awaitEnd(long errand) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.camunda.client().newProcessInstanceGetRequest(errand).send().join().getState(),
					ProcessInstanceState.COMPLETED::equals);
	}

}
