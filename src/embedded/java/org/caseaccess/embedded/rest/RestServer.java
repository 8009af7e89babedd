package org.caseaccess.embedded.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.caseaccess.embedded.engine.EngineUnavailable;
import org.caseaccess.embedded.engine.ZeebeEngine;
import org.caseaccess.embedded.readmodel.InvalidSearchException;
import org.caseaccess.embedded.readmodel.NotServedException;
import org.caseaccess.embedded.readmodel.ReadModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the REST and management API. It binds loopback only and refuses what
 * a page from elsewhere makes a browser send: it has no login.
 */
public final class RestServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RestServer.class);

	/** The engine itself takes no more in one command. */
	private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

	/** What has more is read by few at once. */
	private static final int SMALL_BODY_BYTES = 64 * 1024;

	private static final Semaphore LARGE_BODIES = new Semaphore(8);

	private static final String PROBLEM = "application/problem+json";

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Router router;

	private RestServer(HttpServer server, Router router) {
		this.server = server;
		this.router = router;
	}

	/**
	 * Starts the server.
	 * @param port the port; 0 for any free one
	 * @param engine takes the commands
	 * @param model answers the searches
	 * @return the server, which takes requests
	 * @throws IOException if the port cannot be bound
	 */
	public static RestServer start(int port, ZeebeEngine engine, ReadModel model) throws IOException {
		// without it every answer waits for the client's delayed acknowledgement, 40 ms
		unlessSet("sun.net.httpserver.nodelay", "true");
		// in seconds: half a request is not waited for longer; how long an answer takes
		// is ours
		unlessSet("sun.net.httpserver.maxReqTime", "30");
		unlessSet("sun.net.httpserver.maxReqHeaderSize", "32768");
		unlessSet("jdk.httpserver.maxConnections", "1024");
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		RestServer rest = new RestServer(server, Resources.router(engine, model));
		server.setExecutor(rest.threads);
		server.createContext("/", rest::handle);
		server.start();
		return rest;
	}

	private static void unlessSet(String property, String value) {
		if (System.getProperty(property) == null) {
			System.setProperty(property, value);
		}
	}

	/**
	 * The port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			ApiResponse response = answer(exchange);
			if (response.contentType() != null) {
				exchange.getResponseHeaders().set("Content-Type", response.contentType());
			}
			exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
			exchange.sendResponseHeaders(response.status(), (response.body().length > 0) ? response.body().length : -1);
			exchange.getResponseBody().write(response.body());
		}
	}

	private ApiResponse answer(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().getRawPath();
		try {
			LocalCallers.check(exchange.getRequestHeaders());
			Router.Match match = this.router.route(exchange.getRequestMethod(), path);
			return match.handler()
				.handle(new ApiRequest(match.parameters(), exchange.getRequestHeaders().getFirst("Content-Type"),
						content(exchange)));
		}
		catch (ApiProblem ex) {
			return problem(ex.status(), ex.title(), ex.getMessage(), path);
		}
		catch (InvalidSearchException ex) {
			return problem(400, "INVALID_ARGUMENT", ex.getMessage(), path);
		}
		catch (NotServedException ex) {
			return problem(501, "NOT_IMPLEMENTED", ex.getMessage(), path);
		}
		catch (EngineUnavailable ex) {
			return problem(503, "UNAVAILABLE", ex.getMessage(), path);
		}
		catch (RuntimeException ex) {
			logger.error("{} {} failed", exchange.getRequestMethod(), path, ex);
			return problem(500, "INTERNAL_ERROR", "The embedded Camunda failed; its log says more", path);
		}
	}

	private static byte[] content(HttpExchange exchange) throws IOException {
		byte[] start = exchange.getRequestBody().readNBytes(SMALL_BODY_BYTES + 1);
		if (start.length <= SMALL_BODY_BYTES) {
			return start;
		}
		LARGE_BODIES.acquireUninterruptibly();
		try {
			byte[] rest = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1 - start.length);
			if (start.length + rest.length > MAX_BODY_BYTES) {
				throw new ApiProblem(413, "PAYLOAD_TOO_LARGE", "The body has more than " + MAX_BODY_BYTES + " bytes");
			}
			byte[] content = Arrays.copyOf(start, start.length + rest.length);
			System.arraycopy(rest, 0, content, start.length, rest.length);
			return content;
		}
		finally {
			LARGE_BODIES.release();
		}
	}

	/**
	 * The contract wants the instance as a full address, where Camunda itself writes the
	 * path.
	 */
	private ApiResponse problem(int status, String title, String detail, String path) {
		ObjectNode problem = JsonNodeFactory.instance.objectNode()
			.put("type", "about:blank")
			.put("title", title)
			.put("status", status)
			.put("detail", detail)
			.put("instance", "http://127.0.0.1:" + port() + path);
		return ApiResponse.json(status, PROBLEM, problem);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
