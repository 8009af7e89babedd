package org.caseaccess.embedded;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.awaitility.Awaitility;
import org.caseaccess.embedded.engine.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A deployment has no limit as long as the embedded engine gets on with it.
 */
class AwaitedDeploymentsTests {

	/** What every other call has. */
	private static final Duration LIMIT = Duration.ofMillis(200);

	private final AtomicLong now = new AtomicLong();

	private final Progress progress = new Progress(() -> 0);

	private final AwaitedDeployments awaited = new AwaitedDeployments(this.progress, this.now::get);

	private final SlowEngine engine = new SlowEngine();

	private Server server;

	private CamundaClient client;

	@BeforeEach
	void start() throws Exception {
		this.server = NettyServerBuilder.forPort(0).addService(this.engine).build().start();
		this.client = CamundaClient.newClientBuilder()
			.grpcAddress(URI.create("http://127.0.0.1:" + this.server.getPort()))
			.preferRestOverGrpc(false)
			.defaultRequestTimeout(LIMIT)
			.withInterceptors(this.awaited)
			.build();
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.shutdownNow();
		this.awaited.close();
	}

	@Test
	void theFormerLimitPassesAndTheDeploymentIsDoneAllTheSame() throws Exception {
		CamundaFuture<DeploymentEvent> deployment = deploy();
		assertThat(this.engine.asked.await(30, TimeUnit.SECONDS)).isTrue();
		// any other call is given up at its limit: by then the deployment's is over too
		assertThatExceptionOfType(ClientStatusException.class)
			.isThrownBy(() -> this.client.newTopologyRequest().useGrpc().send().join());
		for (int minute = 0; minute < 30; minute++) {
			this.now.addAndGet(Duration.ofMinutes(1).toNanos());
			this.progress.step();
		}
		assertThat(deployment.toCompletableFuture()).isNotDone();
		this.engine.answer();
		assertThat(deployment.join().getKey()).isEqualTo(7);
	}

	@Test
	void anEngineThatStandsStillEndsTheDeployment() throws Exception {
		CamundaFuture<DeploymentEvent> deployment = deploy();
		assertThat(this.engine.asked.await(30, TimeUnit.SECONDS)).isTrue();
		this.now.addAndGet(Progress.PATIENCE.toNanos());
		assertThatExceptionOfType(ClientStatusException.class).isThrownBy(deployment::join)
			.satisfies((failure) -> assertThat(failure.getStatusCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED))
			.withMessageContaining("stands still");
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilTrue(this.engine.cancelled);
	}

	private CamundaFuture<DeploymentEvent> deploy() {
		return this.client.newDeployResourceCommand().addResourceFromClasspath("embedded/reminder.bpmn").send();
	}

	/** Answers a deployment when it is told to, and nothing else ever. */
	private static final class SlowEngine extends GatewayGrpc.GatewayImplBase {

		private final CountDownLatch asked = new CountDownLatch(1);

		private final AtomicBoolean cancelled = new AtomicBoolean();

		private final List<StreamObserver<DeployResourceResponse>> waiting = new CopyOnWriteArrayList<>();

		@Override
		public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> client) {
			((ServerCallStreamObserver<DeployResourceResponse>) client)
				.setOnCancelHandler(() -> this.cancelled.set(true));
			this.waiting.add(client);
			this.asked.countDown();
		}

		@Override
		public void topology(TopologyRequest request, StreamObserver<TopologyResponse> client) {
			// an engine that is busy
		}

		void answer() {
			this.waiting.getFirst().onNext(DeployResourceResponse.newBuilder().setKey(7).build());
			this.waiting.getFirst().onCompleted();
		}

	}

}
