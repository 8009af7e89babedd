package io.camunda.zeebe.process.test.engine;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import com.google.common.util.concurrent.MoreExecutors;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.process.test.engine.InMemoryJobStreamer.JobConsumer;
import io.camunda.zeebe.process.test.engine.InMemoryJobStreamer.PushStatus;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.agrona.DirectBuffer;

/**
 * The stock gateway with what it leaves out: the result of a job (a task listener's
 * denial and corrections), the user task in a listener's job, tags.
 */
final class GatewayService extends GrpcToLogStreamGateway {

	private final CommandWriter writer;

	private final int streamId;

	private final GatewayRequestStore requests;

	private final InMemoryJobStreamer jobs;

	GatewayService(CommandWriter writer, int streamId, int partitionCount, GatewayRequestStore requests,
			InMemoryJobStreamer jobs) {
		super(writer, streamId, partitionCount, 0, requests, jobs);
		this.writer = writer;
		this.streamId = streamId;
		this.requests = requests;
		this.jobs = jobs;
	}

	@Override
	public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> client) {
		JobRecord job = new JobRecord();
		if (!request.getVariables().isEmpty()) {
			job.setVariables(document(request.getVariables()));
		}
		if (request.hasResult()) {
			job.setResult(GrpcJobResults.of(request.getResult()));
		}
		RecordMetadata metadata = command(ValueType.JOB).intent(JobIntent.COMPLETE)
			.requestId(this.requests.registerNewRequest(request.getClass(), client));
		this.writer.writeCommandWithKey(request.getJobKey(), job, metadata);
	}

	@Override
	public void createProcessInstance(CreateProcessInstanceRequest request,
			StreamObserver<CreateProcessInstanceResponse> client) {
		ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord()
			.setBpmnProcessId(request.getBpmnProcessId())
			.setVersion(request.getVersion())
			.setProcessDefinitionKey(request.getProcessDefinitionKey())
			.setTags(Set.copyOf(request.getTagsList()));
		request.getStartInstructionsList()
			.forEach((start) -> creation
				.addStartInstruction(new ProcessInstanceCreationStartInstruction().setElementId(start.getElementId())));
		if (!request.getVariables().isEmpty()) {
			creation.setVariables(document(request.getVariables()));
		}
		RecordMetadata metadata = command(ValueType.PROCESS_INSTANCE_CREATION)
			.intent(ProcessInstanceCreationIntent.CREATE)
			.requestId(this.requests.registerNewRequest(request.getClass(), client));
		this.writer.writeCommandWithoutKey(creation, metadata);
	}

	@Override
	public void streamActivatedJobs(StreamActivatedJobsRequest request,
			StreamObserver<GatewayOuterClass.ActivatedJob> client) {
		DirectBuffer worker = BufferUtil.wrapString(request.getWorker());
		JobActivationPropertiesImpl properties = new JobActivationPropertiesImpl()
			.setWorker(worker, 0, worker.capacity())
			.setTimeout(request.getTimeout())
			.setFetchVariables(request.getFetchVariableList().stream().map(StringValue::new).toList())
			.setTenantIds((Collection<String>) request.getTenantIdsList());
		ConnectedWorker consumer = new ConnectedWorker(BufferUtil.wrapString(request.getType()),
				(ServerCallStreamObserver<GatewayOuterClass.ActivatedJob>) client);
		this.jobs.addStream(consumer.jobType, properties, consumer);
	}

	private RecordMetadata command(ValueType valueType) {
		return new RecordMetadata().recordType(RecordType.COMMAND).requestStreamId(this.streamId).valueType(valueType);
	}

	private static DirectBuffer document(String json) {
		return BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(json));
	}

	/**
	 * A worker's open stream.
	 */
	private final class ConnectedWorker implements JobConsumer {

		private final DirectBuffer jobType;

		private final ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> client;

		/** A stream observer takes one call at a time. */
		private final Executor oneAtATime = MoreExecutors.newSequentialExecutor(ForkJoinPool.commonPool());

		ConnectedWorker(DirectBuffer jobType, ServerCallStreamObserver<GatewayOuterClass.ActivatedJob> client) {
			this.jobType = jobType;
			this.client = client;
			client.setOnCloseHandler(this::disconnect);
			client.setOnCancelHandler(this::disconnect);
		}

		@Override
		public CompletionStage<PushStatus> consumeJob(ActivatedJob job) {
			return CompletableFuture.supplyAsync(() -> push(job), this.oneAtATime);
		}

		private PushStatus push(ActivatedJob job) {
			if (this.client.isCancelled() || !this.client.isReady()) {
				return PushStatus.BLOCKED;
			}
			this.client.onNext(ActivatedJobs.of(job.jobKey(), job.jobRecord()));
			return PushStatus.PUSHED;
		}

		private void disconnect() {
			GatewayService.this.jobs.removeStream(this.jobType, this);
		}

	}

}
