package io.camunda.zeebe.process.test.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.GeneratedMessage;
import com.google.rpc.Code;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceResponse;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import org.agrona.concurrent.UnsafeBuffer;
import org.caseaccess.embedded.engine.EngineAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gRPC side of the embedded engine, made of the test engine's own parts. It sits in
 * this package because those parts are package-private. The stock response writer keeps
 * its state in static fields, so that two engines in one JVM would mix up their answers:
 * it is not used.
 */
public final class LoopbackGateway {

	/** Marks this gateway's commands; the stock gateway sends its partition id. */
	public static final int STREAM_ID = 1;

	private static final Logger logger = LoggerFactory.getLogger(LoopbackGateway.class);

	private static final int PARTITION_COUNT = 1;

	private final PendingRequests requests = new PendingRequests();

	private final GrpcResponseMapper responses = new GrpcResponseMapper();

	private final InMemoryJobStreamer jobs;

	private final CommandSender commands;

	private final BindableService service;

	/**
	 * Makes a gateway.
	 * @param log takes the commands
	 */
	public LoopbackGateway(LogStreamWriter log) {
		CommandWriter writer = new CommandWriter(log);
		this.jobs = new InMemoryJobStreamer(writer);
		this.commands = new CommandSender(writer);
		this.service = new GatewayService(writer, STREAM_ID, PARTITION_COUNT, this.requests, this.jobs);
	}

	/**
	 * The service to bind to a server.
	 * @return the gRPC service
	 */
	public BindableService service() {
		return this.service;
	}

	/**
	 * Pushes jobs to the workers that are connected to this gateway.
	 * @return the streamer
	 */
	public JobStreamer jobs() {
		return this.jobs;
	}

	/**
	 * Writes the commands that the engine sends to itself.
	 * @return the sender
	 */
	public InterPartitionCommandSender commands() {
		return this.commands;
	}

	/**
	 * Answers a request. Called on the engine's thread only.
	 * @param requestId the request
	 * @param answer the engine's answer
	 */
	public void answer(long requestId, EngineAnswer answer) {
		GatewayRequestStore.Request request = this.requests.removeRequest(requestId);
		if (request == null) {
			return;
		}
		if (answer.rejected()) {
			fail(request, StatusProto.toStatusRuntimeException(rejection(answer)));
			return;
		}
		try {
			complete(request, response(request.requestType(), answer));
		}
		catch (RuntimeException ex) {
			logger.warn("The answer to {} could not be sent", request.requestType().getSimpleName(), ex);
			fail(request, Status.INTERNAL.withDescription("The answer could not be mapped").asRuntimeException());
		}
	}

	/**
	 * Fails a request whose command was not written.
	 * @param requestId the request
	 * @param reason why, for the client
	 */
	public void refuse(long requestId, String reason) {
		GatewayRequestStore.Request request = this.requests.removeRequest(requestId);
		if (request != null) {
			fail(request, Status.UNAVAILABLE.withDescription(reason).asRuntimeException());
		}
	}

	/**
	 * Fails all requests that wait for an answer.
	 * @param reason why, for the clients
	 */
	public void refuseAll(String reason) {
		this.requests.ids().forEach((requestId) -> refuse(requestId, reason));
	}

	private GeneratedMessage response(Class<? extends GeneratedMessage> requestType, EngineAnswer answer) {
		if (requestType == ActivateJobsRequest.class) {
			return activatedJobs(answer.as(new JobBatchRecord()));
		}
		if (requestType == DeleteResourceRequest.class) {
			return DeleteResourceResponse.getDefaultInstance();
		}
		return this.responses.map(requestType, new UnsafeBuffer(answer.value()), answer.key(), answer.intent());
	}

	private static ActivateJobsResponse activatedJobs(JobBatchRecord batch) {
		ActivateJobsResponse.Builder response = ActivateJobsResponse.newBuilder();
		List<Long> keys = batch.getJobKeys();
		for (int i = 0; i < keys.size(); i++) {
			response.addJobs(ActivatedJobs.of(keys.get(i), (JobRecord) batch.getJobs().get(i)));
		}
		return response.build();
	}

	private com.google.rpc.Status rejection(EngineAnswer answer) {
		com.google.rpc.Status status = this.responses.createRejectionResponse(answer.rejection(), answer.intent(),
				answer.reason());
		if (answer.rejection() == RejectionType.FORBIDDEN) {
			return status.toBuilder().setCode(Code.PERMISSION_DENIED_VALUE).build();
		}
		return status;
	}

	@SuppressWarnings("unchecked")
	private static void complete(GatewayRequestStore.Request request, GeneratedMessage response) {
		StreamObserver<Object> client = (StreamObserver<Object>) request.responseObserver();
		try {
			client.onNext(response);
			client.onCompleted();
		}
		catch (StatusRuntimeException | IllegalStateException ex) {
			logger.debug("The client of {} is gone", request.requestType().getSimpleName(), ex);
		}
	}

	private static void fail(GatewayRequestStore.Request request, StatusRuntimeException failure) {
		try {
			request.responseObserver().onError(failure);
		}
		catch (StatusRuntimeException | IllegalStateException ex) {
			logger.debug("The client of {} is gone", request.requestType().getSimpleName(), ex);
		}
	}

	/**
	 * The stock store, plus a view of who waits.
	 */
	private static final class PendingRequests extends GatewayRequestStore {

		private final Map<Long, Boolean> waiting = new ConcurrentHashMap<>();

		@Override
		Long registerNewRequest(Class<? extends GeneratedMessage> requestType, StreamObserver<?> responseObserver) {
			Long requestId = super.registerNewRequest(requestType, responseObserver);
			this.waiting.put(requestId, Boolean.TRUE);
			return requestId;
		}

		@Override
		Request removeRequest(Long requestId) {
			this.waiting.remove(requestId);
			return super.removeRequest(requestId);
		}

		private List<Long> ids() {
			return List.copyOf(this.waiting.keySet());
		}

	}

}
