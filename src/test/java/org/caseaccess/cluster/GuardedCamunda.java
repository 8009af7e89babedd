package org.caseaccess.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import org.caseaccess.embedded.RunningCamunda;

/**
 * A Camunda whose API lets in only whom it knows, by the header {@code Authorization} of
 * every call, as one with authentication switched on does: the embedded engine, which
 * knows nobody, behind a door for gRPC and one for REST.
 */
final class GuardedCamunda implements AutoCloseable {

	private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization",
			Metadata.ASCII_STRING_MARSHALLER);

	private static final Set<String> HEADERS = Set.of("accept", "content-type");

	private final Predicate<String> known;

	private final URI engine;

	private final ManagedChannel channel;

	private final Server grpc;

	private final HttpServer rest;

	private final HttpClient http = HttpClient.newHttpClient();

	/** Who came in, by the header. */
	private final Set<String> admitted = ConcurrentHashMap.newKeySet();

	GuardedCamunda(RunningCamunda camunda, Predicate<String> known) throws IOException {
		this.known = known;
		this.engine = camunda.rest();
		this.channel = ManagedChannelBuilder.forTarget(camunda.grpc().getAuthority()).usePlaintext().build();
		InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
		this.grpc = NettyServerBuilder.forAddress(anyPort).fallbackHandlerRegistry(new EveryMethod()).build().start();
		this.rest = HttpServer.create(anyPort, 0);
		this.rest.createContext("/", this::pass);
		this.rest.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.rest.start();
	}

	URI grpc() {
		return URI.create("http://127.0.0.1:" + this.grpc.getPort());
	}

	URI rest() {
		return URI.create("http://127.0.0.1:" + this.rest.getAddress().getPort());
	}

	Set<String> admitted() {
		return this.admitted;
	}

	private boolean admits(String door, String authorization) {
		boolean admits = authorization != null && this.known.test(authorization);
		if (admits) {
			this.admitted.add(door + " " + authorization);
		}
		return admits;
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (!admits("REST", exchange.getRequestHeaders().getFirst("Authorization"))) {
				exchange.sendResponseHeaders(401, -1);
				return;
			}
			HttpResponse<byte[]> answer = this.http.send(forwarded(exchange), BodyHandlers.ofByteArray());
			answer.headers()
				.firstValue("Content-Type")
				.ifPresent((type) -> exchange.getResponseHeaders().add("Content-Type", type));
			exchange.sendResponseHeaders(answer.statusCode(), (answer.body().length > 0) ? answer.body().length : -1);
			exchange.getResponseBody().write(answer.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private HttpRequest forwarded(HttpExchange exchange) throws IOException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.engine
				.resolve(exchange.getRequestURI().getRawPath() + ((exchange.getRequestURI().getRawQuery() != null)
						? "?" + exchange.getRequestURI().getRawQuery() : "")))
			.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (HEADERS.contains(name.toLowerCase())) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		return request.build();
	}

	@Override
	public void close() {
		this.rest.stop(0);
		this.grpc.shutdownNow();
		this.channel.shutdownNow();
	}

	/** Whatever the method is: its messages pass as bytes. */
	private final class EveryMethod extends HandlerRegistry {

		@Override
		public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
			MethodDescriptor<byte[], byte[]> method = MethodDescriptor.newBuilder(Bytes.MARSHALLER, Bytes.MARSHALLER)
				.setFullMethodName(name)
				.setType(MethodType.UNKNOWN)
				.build();
			return ServerMethodDefinition.create(method, new Door());
		}

	}

	private final class Door implements ServerCallHandler<byte[], byte[]> {

		@Override
		public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> caller, Metadata headers) {
			if (!admits("gRPC", headers.get(AUTHORIZATION))) {
				caller.close(Status.UNAUTHENTICATED, new Metadata());
				return new ServerCall.Listener<>() {
				};
			}
			ClientCall<byte[], byte[]> engineCall = GuardedCamunda.this.channel.newCall(caller.getMethodDescriptor(),
					CallOptions.DEFAULT);
			engineCall.start(new ClientCall.Listener<>() {
				@Override
				public void onHeaders(Metadata answerHeaders) {
					caller.sendHeaders(answerHeaders);
				}

				@Override
				public void onMessage(byte[] message) {
					caller.sendMessage(message);
					engineCall.request(1);
				}

				@Override
				public void onClose(Status status, Metadata trailers) {
					caller.close(status, trailers);
				}
			}, new Metadata());
			engineCall.request(1);
			caller.request(1);
			return new ServerCall.Listener<>() {
				@Override
				public void onMessage(byte[] message) {
					engineCall.sendMessage(message);
					caller.request(1);
				}

				@Override
				public void onHalfClose() {
					engineCall.halfClose();
				}

				@Override
				public void onCancel() {
					engineCall.cancel("the caller is gone", null);
				}
			};
		}

	}

	private static final class Bytes implements Marshaller<byte[]> {

		static final Bytes MARSHALLER = new Bytes();

		@Override
		public InputStream stream(byte[] value) {
			return new ByteArrayInputStream(value);
		}

		@Override
		public byte[] parse(InputStream stream) {
			try {
				return stream.readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
