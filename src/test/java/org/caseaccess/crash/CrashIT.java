package org.caseaccess.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.caseaccess.crash.InFlight.Step;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application killed like a process that the kernel ends, with requests at every step
 * of the path, and started again on the same database. Each kill comes a random moment
 * after the last clicks (fixed seed); the figures are printed.
 */
@Tag("long")
class CrashIT {

	private static final List<String> AGENTS = List.of("maria.lopez", "james.chen", "aisha.khan", "robert.miller",
			"sofia.rossi");

	private static final long SEED = 20_261_123;

	/** Long enough that the kill meets notices on their way. */
	private static final Duration DELIVERY = Duration.ofMillis(400);

	/** Whoever delivered a notice at the kill has a claim to it for half a minute. */
	private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

	private static final int LATEST_KILL_MILLIS = 110;

	private static final Path FOLDER = Path.of("target", "crash");

	private static final Path DATABASE = FOLDER.resolve("case-access");

	private final Random random = new Random(SEED);

	private final Map<Step, Integer> survived = new EnumMap<>(Step.class);

	private final Map<String, String> ended = new LinkedHashMap<>();

	/** Who asked, by request. */
	private final Map<String, String> owners = new HashMap<>();

	private final Map<String, AgentVisitor> signedIn = new HashMap<>();

	private ApplicationProcess application;

	private Instant started;

	@BeforeEach
	void startAfresh() throws Exception {
		FileSystemUtils.deleteRecursively(FOLDER);
		Files.createDirectories(FOLDER);
		start();
	}

	@AfterEach
	void stop() throws Exception {
		this.application.kill();
	}

	private void start() throws IOException {
		this.application = ApplicationProcess.start(DATABASE, FOLDER.resolve("application.log").toFile(), DELIVERY);
		this.started = Instant.now();
		this.signedIn.clear();
	}

	@Test
	void aKillAtAnyStepLosesNothingAndRepeatsNothing() throws Exception {
		for (int round = 0; round < AGENTS.size(); round++) {
			String username = AGENTS.get(round);
			List<InFlight> requests = requests(round, username);
			String silent = askTheSilentClient(round);
			whatEndedBeforeIsShownStill();
			killAmidst(requests);
			try (LeftBehind left = LeftBehind.in(DATABASE, FOLDER.resolve("killed-" + round))) {
				left.keepsTheRules();
				left.hasAnUnbrokenLedger();
				left.hasNothingOpenFromBefore(this.started);
				assertThat(left.attempts(silent)).isEqualTo((round < 3) ? 1 : 0);
				requests.forEach((request) -> keptItsAnswer(request, left));
				start();
				requests.forEach((request) -> isExplained(request, username, left));
				requests.forEach(this::clientIsTold);
			}
			nothingRunsForWhatEnded();
		}
		worksOn();
		print();
	}

	private List<InFlight> requests(int round, String username) throws Exception {
		AgentVisitor agent = agent(username);
		List<InventedClient> reachable = InventedClient.reachable();
		List<InventedClient> others = InventedClient.preferringLetters();
		List<InFlight> requests = new ArrayList<>();
		int next = round * Step.values().length;
		for (Step step : Step.values()) {
			boolean verbal = step == Step.RECORDING_VERBAL || step == Step.VERBAL_RECORDED;
			// the last one stays silent
			InventedClient client = verbal ? others.get(next++ % others.size())
					: reachable.get(next++ % (reachable.size() - 1));
			requests.add(new InFlight(step, agent, client, this.application.base()));
		}
		allAtOnce(requests.stream().<Runnable>map((request) -> request::prepare).toList(), Duration.ofSeconds(30));
		return requests;
	}

	/** The same agent asks the same client before every kill: three times, not more. */
	private String askTheSilentClient(int round) {
		AgentVisitor agent = agent(AGENTS.getFirst());
		InventedClient client = InventedClient.reachable().getLast();
		String request = agent.open(client);
		if (round < 3) {
			agent.step(request, "Task_ReviewConsentNeeded");
			assertThat(agent.awaitPhase(request, "WAITING").get("attempt").get("number").asInt()).isEqualTo(round + 1);
			return request;
		}
		JsonNode task = agent.awaitPhase(request, "TASK").get("task");
		assertThat(task.get("variables").get("attemptsLeft").asInt()).isZero();
		agent.complete(request, task.get("key").asText(), Map.of("nextStep", "ELECTRONIC"));
		return request;
	}

	private void killAmidst(List<InFlight> requests) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			requests.stream().filter((request) -> request.step() == Step.NOTIFYING).forEach((request) -> {
				threads.submit(request::click);
				request.awaitAccess();
			});
			requests.stream()
				.filter((request) -> request.step() != Step.NOTIFYING)
				.forEach((request) -> threads.submit(request::click));
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(this.random.nextInt(LATEST_KILL_MILLIS)));
			this.application.kill();
		}
		requests.forEach((request) -> this.survived.merge(request.step(), 1, Integer::sum));
	}

	private static void keptItsAnswer(InFlight request, LeftBehind left) {
		if (request.acceptedForSure()) {
			assertThat(left.hasConsent(request.request())).as("the answer at %s", request.step()).isTrue();
		}
		if (request.request() != null) {
			assertThat(left.attempts(request.request())).as("attempts at %s", request.step()).isLessThanOrEqualTo(1);
		}
	}

	/** After the start: what was open is interrupted and says so, what ended stays. */
	private void isExplained(InFlight request, String username, LeftBehind left) {
		if (request.request() == null) {
			return;
		}
		AgentVisitor agent = agent(username);
		String before = left.stateOf(request.request());
		String expected = "OPEN".equals(before) ? "INTERRUPTED" : before;
		this.ended.put(request.request(), expected);
		this.owners.put(request.request(), username);
		showsItsEnd(agent, request.request());
		if (request.link() != null) {
			ClientVisitor phone = new ClientVisitor(this.application.base(), request.client());
			assertThat(phone.look(request.link()).statusCode()).as("the link at %s", request.step()).isEqualTo(410);
		}
	}

	/** Of every access (R10), also when whoever was telling them was killed. */
	private void clientIsTold(InFlight request) {
		if ("GRANTED".equals(this.ended.get(request.request()))) {
			AgentVisitor anybody = agent(this.owners.get(request.request()));
			Awaitility.await("the notice of the access at " + request.step())
				.atMost(TOLD_WITHIN)
				.pollInterval(Duration.ofMillis(500))
				.until(() -> anybody.page("/dev/notices").body().contains("association:" + request.request()));
		}
	}

	/** The new engine has given the old one's keys to other requests. */
	private void whatEndedBeforeIsShownStill() {
		this.ended.forEach((request, state) -> {
			if (state.equals("GRANTED")) {
				showsItsEnd(agent(this.owners.get(request)), request);
			}
		});
	}

	private AgentVisitor agent(String username) {
		return this.signedIn.computeIfAbsent(username, (name) -> AgentVisitor.signIn(this.application.base(), name));
	}

	private void showsItsEnd(AgentVisitor agent, String request) {
		JsonNode state = agent.state(request);
		String expected = this.ended.get(request);
		assertThat(state.get("phase").asText()).as("%s %s", expected, state).isEqualTo("ENDED");
		assertThat(state.get("ended").get("state").asText()).isEqualTo(expected);
		if (expected.equals("INTERRUPTED")) {
			assertThat(state.get("ended").get("message").asText()).contains("restart");
		}
		if (expected.equals("GRANTED")) {
			assertThat(agent.page(state.get("ended").get("caseUrl").asText()).statusCode()).isEqualTo(200);
		}
		assertThat(agent.page("/agent/requests/" + request).statusCode()).isEqualTo(200);
	}

	private void nothingRunsForWhatEnded() throws Exception {
		JsonNode instances = new ObjectMapper().readTree(this.application.searchInEngine("process-instances"));
		assertThat(instances.get("page").get("totalItems").asInt()).isZero();
	}

	private void worksOn() {
		URI base = this.application.base();
		AgentVisitor agent = agent(AGENTS.getLast());
		InventedClient client = InventedClient.reachable().getLast();
		String request = agent.open(client);
		agent.step(request, "Task_ReviewConsentNeeded");
		assertThat(new ClientVisitor(base, client).accept(agent.awaitMatchingCode(request)).statusCode())
			.isEqualTo(200);
		agent.step(request, "Task_ReviewConsentReceived");
		agent.step(request, "Task_ConfirmAccess");
		agent.step(request, "Task_ViewCase");
		assertThat(agent.awaitPhase(request, "ENDED").get("ended").get("state").asText()).isEqualTo("GRANTED");
	}

	private void print() {
		System.out.printf("kill -9 survived, by step: %s; states after: %s%n", this.survived,
				this.ended.values().stream().collect(Collectors.groupingBy((state) -> state, Collectors.counting())));
	}

	private static void allAtOnce(List<Runnable> tasks, Duration patience) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = new ArrayList<>();
			tasks.forEach((task) -> running.add(threads.submit(task)));
			for (Future<?> task : running) {
				task.get(patience.toSeconds(), TimeUnit.SECONDS);
			}
		}
	}

}
