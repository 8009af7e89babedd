package org.caseaccess.crash;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** The real application in a process of its own, on a database file that outlives it. */
final class ApplicationProcess {

	private static final Duration START = Duration.ofMinutes(3);

	private static final String MAIN = "org.caseaccess.CaseAccessApplication";

	private final Process process;

	private final URI base;

	private final URI engine;

	private ApplicationProcess(Process process, URI base, URI engine) {
		this.process = process;
		this.base = base;
		this.engine = engine;
	}

	/** Starts on the database in a folder and waits until pages answer. */
	static ApplicationProcess start(Path database, File log, Duration deliveryDelay) throws IOException {
		return start(database, log, deliveryDelay, "512m");
	}

	/** The same with another heap. */
	static ApplicationProcess start(Path database, File log, Duration deliveryDelay, String heap) throws IOException {
		int[] ports = freePorts();
		URI base = URI.create("http://127.0.0.1:" + ports[0]);
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
						"-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow",
						"-XX:TieredStopAtLevel=1", "-Xmx" + heap, "-cp", classPath(), MAIN));
		command.addAll(List.of("--spring.profiles.active=embedded", "--spring.main.banner-mode=off",
				"--spring.datasource.url=" + url(database), "--server.port=" + ports[0],
				"--case-access.embedded.rest-port=" + ports[1], "--case-access.embedded.grpc-port=" + ports[2],
				"--case-access.consent.base-url=" + base, "--case-access.development.delivery-delay=" + deliveryDelay,
				"--case-access.consent.searches-per-hour=10000", "--case-access.consent.notices-per-day=10000"));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
			.start();
		ApplicationProcess application = new ApplicationProcess(process, base,
				URI.create("http://127.0.0.1:" + ports[1]));
		try {
			application.awaitStart(log);
			return application;
		}
		catch (RuntimeException | AssertionError ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	/** A database as the profile {@code embedded} has it, elsewhere. */
	static String url(Path database) {
		return "jdbc:h2:file:" + database.toAbsolutePath()
				+ ";MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
	}

	URI base() {
		return this.base;
	}

	URI engine() {
		return this.engine;
	}

	long pid() {
		return this.process.pid();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Ends the process as the kernel does: no hook runs, nothing is flushed. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
	}

	/** What the engine's REST API answers to a search for everything of a kind. */
	String searchInEngine(String kind) throws IOException, InterruptedException {
		HttpRequest search = HttpRequest.newBuilder(this.engine.resolve("/v2/" + kind + "/search"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(search, BodyHandlers.ofString()).body();
		}
	}

	private void awaitStart(File log) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpRequest health = HttpRequest.newBuilder(this.base.resolve("/actuator/health/readiness")).build();
			Awaitility.await("start, see " + log).atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> {
				assertThat(this.process.isAlive()).as("see " + log).isTrue();
				return answersWell(http, health);
			});
		}
	}

	private static boolean answersWell(HttpClient http, HttpRequest request) throws InterruptedException {
		try {
			HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
			return answer.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** The application without its tests. */
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
			.filter((entry) -> !entry.contains("camunda-process-test"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static int[] freePorts() throws IOException {
		try (ServerSocket first = new ServerSocket(0);
				ServerSocket second = new ServerSocket(0);
				ServerSocket third = new ServerSocket(0)) {
			return new int[] { first.getLocalPort(), second.getLocalPort(), third.getLocalPort() };
		}
	}

}
