package org.caseaccess.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.caseaccess.production.ProductionJar;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The production jar in a process of its own, with the profile {@code cluster} and
 * nothing but environment variables: as in a container.
 */
final class Node {

	private static final Duration START = Duration.ofMinutes(3);

	private final Process process;

	private final URI base;

	private final URI management;

	private Node(Process process, URI base, URI management) {
		this.process = process;
		this.base = base;
		this.management = management;
	}

	/** Starts a node; it may be that it does not come up. */
	static Node start(Map<String, String> settings, int port, int managementPort, File log) throws Exception {
		Path application = ProductionJar.application();
		ProcessBuilder builder = new ProcessBuilder(ProductionJar.java(), "-XX:TieredStopAtLevel=1", "-Xmx384m",
				"-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "-jar",
				application.getFileName().toString());
		builder.directory(application.getParent().toFile()).redirectErrorStream(true).redirectOutput(log);
		builder.environment().putAll(settings);
		builder.environment()
			.putAll(Map.of("SPRING_PROFILES_ACTIVE", "cluster", "SERVER_PORT", Integer.toString(port),
					"MANAGEMENT_PORT", Integer.toString(managementPort)));
		return new Node(builder.start(), URI.create("http://127.0.0.1:" + port),
				URI.create("http://127.0.0.1:" + managementPort));
	}

	void awaitReady() {
		Awaitility.await("ready").atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
			assertThat(this.process.isAlive()).isTrue();
			return health("readiness") == 200;
		});
	}

	URI base() {
		return this.base;
	}

	/** The status of a health group, or 0 when nobody answers. */
	int health(String group) throws InterruptedException {
		try {
			return get("/actuator/health/" + group).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	String figures() throws IOException, InterruptedException {
		return get("/actuator/prometheus").body();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(this.management.resolve(path)).build(), BodyHandlers.ofString());
		}
	}

	URI management() {
		return this.management;
	}

	/** Asks it to stop, as a container's stop does. */
	void terminate() {
		this.process.destroy();
	}

	/** Ends it as the kernel does. */
	void kill() {
		this.process.destroyForcibly();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	int awaitExit(Duration patience) throws InterruptedException {
		assertThat(this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)).as("it ends").isTrue();
		return this.process.exitValue();
	}

}
