package org.caseaccess.process;

import java.time.Duration;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;

import org.springframework.stereotype.Component;

/**
 * The commands that this node sent and the engine has not answered. Workers send a job's
 * end without waiting for the answer, and a client that closes drops what is under way.
 */
@Component
class CommandsUnderWay implements ClientInterceptor {

	private final UnderWay commands = new UnderWay();

	/**
	 * Waits until the engine has answered all commands.
	 * @param patience how long at most
	 * @return whether it has
	 * @throws InterruptedException when the waiting is interrupted
	 */
	boolean awaitAnswers(Duration patience) throws InterruptedException {
		return this.commands.awaitNone(patience);
	}

	// streams are of jobs, and never end by themselves
	@Override
	public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
		ClientCall<Q, A> call = next.newCall(method, options);
		return (method.getType() == MethodType.UNARY) ? new Counted<>(call) : call;
	}

	private final class Counted<Q, A> extends SimpleForwardingClientCall<Q, A> {

		private Counted(ClientCall<Q, A> call) {
			super(call);
		}

		@Override
		public void start(Listener<A> listener, Metadata headers) {
			CommandsUnderWay.this.commands.begin();
			super.start(new SimpleForwardingClientCallListener<>(listener) {
				@Override
				public void onClose(Status status, Metadata trailers) {
					CommandsUnderWay.this.commands.end();
					super.onClose(status, trailers);
				}
			}, headers);
		}

	}

}
