package org.caseaccess.bench;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.caseaccess.domain.Scenario;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.WholeApplicationTest;
import org.caseaccess.registry.NameKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the client's <i>Accept</i> to the change of the agent's page: real pages, real
 * engine, real server-sent events, 50 answers a second whether or not the ones before are
 * through. Prints, asserts no time. Run by {@code mvn -Pbench test}.
 */
@WholeApplicationTest
class AcceptBenchmark {

	private static final int PER_SECOND = 50;

	/** So many are waited for at once; the next round begins when all are answered. */
	private static final int ROUND = Integer.getInteger("bench.round", 200);

	private static final int ROUNDS = Integer.getInteger("bench.rounds", 6);

	private static final int PREPARING = 8;

	@Autowired
	private Scenario scenario;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private AgentVisitor agent;

	private final HttpClient phone = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private String csrf;

	@BeforeEach
	void manyClients() {
		this.scenario.startAfresh();
		this.agent = AgentVisitor.signIn(URI.create("http://localhost:" + this.port), "maria.lopez");
		for (int number = 0; number < ROUND * ROUNDS; number++) {
			insert(number);
		}
	}

	@Test
	void fromAcceptToTheAgentsPage() throws Exception {
		List<Took> all = new ArrayList<>();
		try (ExecutorService preparing = Executors.newFixedThreadPool(PREPARING);
				ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int round = 0; round < ROUNDS; round++) {
				List<Waiting> waiting = prepare(round, preparing);
				List<Took> took = answer(waiting, answering);
				// the first round warms up
				if (round > 0) {
					all.addAll(took);
				}
			}
		}
		print("the agent's page says so", all.stream().mapToLong(Took::told));
		print("the agent's page shows the next step", all.stream().mapToLong(Took::changed));
	}

	private static void print(String what, LongStream nanos) {
		long[] sorted = nanos.sorted().toArray();
		System.out.printf("Accept until %s, %d at %d/s: p50 %.0f ms, p99 %.0f ms, max %.0f ms%n", what, sorted.length,
				PER_SECOND, at(sorted, 50), at(sorted, 99), at(sorted, 100));
	}

	private static double at(long[] sorted, int percent) {
		return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
	}

	private List<Waiting> prepare(int round, ExecutorService threads) throws Exception {
		List<Future<Waiting>> all = new ArrayList<>();
		for (int number = round * ROUND; number < (round + 1) * ROUND; number++) {
			int client = number;
			all.add(threads.submit(() -> waitingFor(client)));
		}
		List<Waiting> waiting = new ArrayList<>();
		for (Future<Waiting> one : all) {
			waiting.add(one.get());
		}
		return waiting;
	}

	private Waiting waitingFor(int client) {
		String request = AgentVisitor.idIn(this.agent.search(this.agent.formToken(),
				Map.of("firstName", "First", "lastName", "Bench" + client, "sex", "F", "dateOfBirth", "1980-01-01")));
		CompletableFuture<Long> told = new CompletableFuture<>();
		CompletableFuture<Long> changed = new CompletableFuture<>();
		this.agent.listen(request, (line) -> {
			if (line.startsWith("data:") && line.contains("Client Consent Received")) {
				told.complete(System.nanoTime());
			}
			if (line.startsWith("data:") && line.contains("Task_ReviewConsentReceived")) {
				changed.complete(System.nanoTime());
			}
		});
		this.agent.step(request, "Task_ReviewConsentNeeded");
		this.agent.awaitPhase(request, "WAITING");
		String link = Awaitility.await("a notice")
			.pollDelay(Duration.ZERO)
			.until(() -> link(request), Optional::isPresent)
			.orElseThrow();
		return new Waiting(URI.create("http://localhost:" + this.port).resolve(URI.create(link).getPath()), told,
				changed);
	}

	private Optional<String> link(String request) {
		return this.jdbc.sql("""
				select n.link from kept_notice n join consent_attempt a on n.notice_key = 'consent:' || a.id
				 where a.access_request_id = :request
				""").param("request", UUID.fromString(request)).query(String.class).optional();
	}

	private List<Took> answer(List<Waiting> waiting, ExecutorService threads) throws Exception {
		token(waiting.getFirst().link());
		long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
		List<Future<Took>> answers = new ArrayList<>();
		for (int number = 0; number < waiting.size(); number++) {
			long due = start + TimeUnit.SECONDS.toNanos(1) * number / PER_SECOND;
			Waiting one = waiting.get(number);
			answers.add(threads.submit(() -> {
				LockSupport.parkNanos(due - System.nanoTime());
				accept(one.link());
				long changed = one.changed().get(30, TimeUnit.SECONDS) - due;
				// the step may be there first
				return new Took(one.told().getNow(due + changed) - due, changed);
			}));
		}
		List<Took> took = new ArrayList<>();
		for (Future<Took> answer : answers) {
			took.add(answer.get());
		}
		return took;
	}

	private void token(URI link) throws Exception {
		String page = this.phone
			.send(HttpRequest.newBuilder(link).header("Accept", "text/html").build(), BodyHandlers.ofString())
			.body();
		Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
		assertThat(found.find()).as(page).isTrue();
		this.csrf = found.group(1);
	}

	private void accept(URI link) throws Exception {
		String form = "decision=ACCEPT&lang=en&_csrf=" + URLEncoder.encode(this.csrf, StandardCharsets.UTF_8);
		int status = this.phone
			.send(HttpRequest.newBuilder(link)
				.header("Accept", "text/html")
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form))
				.build(), BodyHandlers.discarding())
			.statusCode();
		assertThat(status).isIn(200, 302, 303);
	}

	private void insert(int number) {
		UUID id = new UUID(3, number);
		this.jdbc.sql("""
				insert into client (id, first_name, last_name, first_name_key, last_name_key, sex, date_of_birth,
				                    preferred_method, preferred_language, mobile_number, mobile_verified,
				                    portal_inbox)
				values (:id, 'First', :last, :firstKey, :lastKey, 'F', date '1980-01-01', 'TEXT', 'en', :mobile, true,
				        false)
				""")
			.param("id", id)
			.param("last", "Bench" + number)
			.param("firstKey", NameKey.of("First"))
			.param("lastKey", NameKey.of("Bench" + number))
			.param("mobile", "+1202%07d".formatted(5_100_000 + number))
			.update();
		this.jdbc.sql("insert into client_case (id, case_number, client_id) values (:id, :number, :client)")
			.param("id", new UUID(4, number))
			.param("number", "B-" + number)
			.param("client", id)
			.update();
	}

	/** A request whose client is being asked. */
	private record Waiting(URI link, CompletableFuture<Long> told, CompletableFuture<Long> changed) {
	}

	/** Nanoseconds since the answer was due. */
	private record Took(long told, long changed) {
	}

}
