package org.caseaccess.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.caseaccess.embedded.engine.Progress;

/**
 * Lets a deployment take as long as the engine gets on with it. The client's limit of
 * some seconds is meant for a cluster; here engine and application start on the same
 * processors, which may be busy with other things. An engine that stands still ends the
 * call like a limit would.
 */
final class AwaitedDeployments implements ClientInterceptor, AutoCloseable {

	private static final long LOOK_MILLIS = 500;

	private final Progress progress;

	private final LongSupplier nanoTime;

	private final ScheduledExecutorService looks = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("embedded-camunda-progress").factory());

	AwaitedDeployments(Progress progress, LongSupplier nanoTime) {
		this.progress = progress;
		this.nanoTime = nanoTime;
	}

	@Override
	public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
		if (!method.getFullMethodName().equals(GatewayGrpc.getDeployResourceMethod().getFullMethodName())) {
			return channel.newCall(method, options);
		}
		return new AwaitedCall<>(channel.newCall(method, options.withDeadline(null)),
				this.progress.watch(this.nanoTime));
	}

	@Override
	public void close() {
		this.looks.shutdownNow();
	}

	/**
	 * A call with a watch instead of a deadline.
	 */
	private final class AwaitedCall<Q, A> extends SimpleForwardingClientCall<Q, A> {

		private final Progress.Watch watch;

		AwaitedCall(ClientCall<Q, A> call, Progress.Watch watch) {
			super(call);
			this.watch = watch;
		}

		@Override
		public void start(Listener<A> listener, Metadata headers) {
			var looking = AwaitedDeployments.this.looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS,
					TimeUnit.MILLISECONDS);
			super.start(new SimpleForwardingClientCallListener<A>(listener) {

				@Override
				public void onClose(Status status, Metadata trailers) {
					looking.cancel(false);
					super.onClose(given(status), trailers);
				}

			}, headers);
		}

		private void look() {
			if (this.watch.isStandstill()) {
				cancel("the embedded engine stands still", null);
			}
		}

		/** What was given up is a deadline that was missed. */
		private Status given(Status status) {
			return (status.getCode() == Status.Code.CANCELLED && this.watch.isStandstill())
					? Status.DEADLINE_EXCEEDED.withDescription(status.getDescription()) : status;
		}

	}

}
