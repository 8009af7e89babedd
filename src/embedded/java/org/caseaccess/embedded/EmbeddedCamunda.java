package org.caseaccess.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;

import org.caseaccess.embedded.engine.Progress;
import org.caseaccess.embedded.engine.ZeebeEngine;
import org.caseaccess.embedded.readmodel.ReadModel;
import org.caseaccess.embedded.rest.RestServer;

/**
 * An embedded Camunda 8: the Zeebe engine with its gRPC gateway, and beside it the REST
 * API, both on loopback.
 */
final class EmbeddedCamunda implements AutoCloseable {

	private final ZeebeEngine engine;

	private final RestServer rest;

	private EmbeddedCamunda(ZeebeEngine engine, RestServer rest) {
		this.engine = engine;
		this.rest = rest;
	}

	/**
	 * Starts the engine and its servers.
	 * @param settings the ports
	 * @return the running Camunda
	 * @throws PortInUseException if another program has one of the ports
	 * @throws IOException if a port cannot be bound for another reason
	 */
	static EmbeddedCamunda start(EmbeddedCamundaProperties settings) throws IOException {
		ReadModel model = new ReadModel(ReadModel.KEPT_FINISHED_INSTANCES);
		ZeebeEngine engine = bind(EmbeddedCamundaProperties.GRPC_PORT, settings.grpcPort(),
				() -> ZeebeEngine.start(settings.grpcPort(), model));
		try {
			RestServer rest = bind(EmbeddedCamundaProperties.REST_PORT, settings.restPort(),
					() -> RestServer.start(settings.restPort(), engine, model));
			return new EmbeddedCamunda(engine, rest);
		}
		catch (IOException | RuntimeException ex) {
			engine.close();
			throw ex;
		}
	}

	private static <T> T bind(String property, int port, Binding<T> binding) throws IOException {
		try {
			return binding.bind();
		}
		catch (IOException ex) {
			if (ex instanceof BindException || ex.getCause() instanceof BindException) {
				throw new PortInUseException(property, port, ex);
			}
			throw ex;
		}
	}

	/** Where the gRPC gateway listens. */
	URI grpcAddress() {
		return URI.create("http://127.0.0.1:" + this.engine.grpcPort());
	}

	/** Where the REST and management API listens. */
	URI restAddress() {
		return URI.create("http://127.0.0.1:" + this.rest.port());
	}

	/** The engine's time, for the application to share. */
	Clock clock() {
		return this.engine.clock();
	}

	/** Tells whether the engine gets on. */
	Progress progress() {
		return this.engine.progress();
	}

	@Override
	public void close() {
		this.rest.close();
		this.engine.close();
	}

	/**
	 * Starts something that listens on a port.
	 */
	private interface Binding<T> {

		T bind() throws IOException;

	}

}
