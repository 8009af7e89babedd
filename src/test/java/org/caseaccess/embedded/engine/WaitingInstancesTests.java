package org.caseaccess.embedded.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.readmodel.ReadModel.Kind;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many instances may wait at the same time, and all go on when their time has come. With
 * {@code -Dembedded.waiting=10000} it is the full number.
 */
class WaitingInstancesTests {

	private static final Logger logger = LoggerFactory.getLogger(WaitingInstancesTests.class);

	private static final int WAITING = Integer.getInteger("embedded.waiting", 2000);

	private static final int FINISHED_KEPT = 1000;

	@Test
	void allGoOnWhenTheirTimeHasCome() throws Exception {
		ReadModel model = new ReadModel(FINISHED_KEPT);
		try (ZeebeEngine engine = ZeebeEngine.start(0, model)) {
			deploy(engine);
			long before = usedHeap();
			startAll(engine);
			await().atMost(Duration.ofSeconds(60)).until(() -> count(model, "ACTIVE") == WAITING);
			logger.info("{} waiting instances take {} bytes of heap each", WAITING, (usedHeap() - before) / WAITING);
			long due = System.nanoTime();
			engine.addTime(Duration.ofHours(1));
			await().atMost(Duration.ofSeconds(60)).until(() -> count(model, "ACTIVE") == 0);
			logger.info("all went on within {} ms", Duration.ofNanos(System.nanoTime() - due).toMillis());
			// only the newest finished ones are kept, with what belongs to them
			assertThat(count(model, "COMPLETED")).isEqualTo(FINISHED_KEPT);
			assertThat(model.search(Kind.ELEMENT_INSTANCE, JsonNodeFactory.instance.objectNode())
				.page()
				.path("totalItems")
				.asInt()).isEqualTo(3 * FINISHED_KEPT);
		}
	}

	private static void deploy(ZeebeEngine engine) throws IOException {
		DeploymentRecord deployment = new DeploymentRecord();
		try (InputStream model = WaitingInstancesTests.class.getResourceAsStream("/embedded/reminder.bpmn")) {
			deployment.resources().add().setResourceName("reminder.bpmn").setResource(model.readAllBytes());
		}
		assertThat(engine.commands().send(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment).join().rejected())
			.isFalse();
	}

	private static void startAll(ZeebeEngine engine) throws InterruptedException {
		Semaphore inFlight = new Semaphore(128);
		AtomicInteger rejected = new AtomicInteger();
		for (int i = 0; i < WAITING; i++) {
			inFlight.acquire();
			CompletableFuture<EngineAnswer> answer = engine.commands()
				.send(ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE,
						new ProcessInstanceCreationRecord().setBpmnProcessId("reminder").setTags(Set.of()));
			answer.whenComplete((answered, failure) -> {
				inFlight.release();
				if (failure != null || answered.rejected()) {
					rejected.incrementAndGet();
				}
			});
		}
		inFlight.acquire(128);
		assertThat(rejected).hasValue(0);
	}

	private static int count(ReadModel model, String state) {
		ObjectNode request = JsonNodeFactory.instance.objectNode();
		request.putObject("filter").put("state", state);
		request.putObject("page").put("limit", 0);
		return model.search(Kind.PROCESS_INSTANCE, request).page().path("totalItems").asInt();
	}

	private static long usedHeap() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
