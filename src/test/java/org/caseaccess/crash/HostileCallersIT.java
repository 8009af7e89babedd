package org.caseaccess.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.InventedClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real program with little memory, and callers who mean it no good: what they send
 * fills neither the log nor the memory, and those who work go on (cases 11, 13, 24, 26).
 */
@Tag("long")
class HostileCallersIT {

	private static final String HEAP = "256m";

	private static final int HALF_SENT = 6_800;

	private static final int LONG_ADDRESSES = 28_000;

	private static final int MEGABYTE = 1024 * 1024;

	private static final List<String> PAGES = List.of("/", "/sign-in", "/agent", "/agent/requests",
			"/agent/requests/4f6c1c9e-0000-4000-8000-000000000000/tasks/1", "/resident", "/resident/sign-in",
			"/resident/settings", "/consent/8fP2rYx0m3Q7tLw1Zk5sVb9nHc4dJg6e",
			"/consent/end/8fP2rYx0m3Q7tLw1Zk5sVb9nHc4dJg6e", "/hooks/twilio/status", "/hooks/twilio/messages",
			"/dev/channels", "/dev/notices/reply", "/actuator/health", "/assets/app.css", "/nothing", "/error");

	private static final List<String> ENGINE = List.of("/v2/topology", "/v2/messages/publication", "/v2/deployments",
			"/v2/jobs/activation", "/v2/process-instances/search", "/actuator/clock/add", "/nothing");

	@TempDir
	private static Path folder;

	private static File log;

	private static ApplicationProcess program;

	private static AgentVisitor maria;

	@BeforeAll
	static void start() throws IOException {
		log = new File("target/hostile-callers.log");
		Files.deleteIfExists(log.toPath());
		program = ApplicationProcess.start(folder.resolve("case-access"), log, Duration.ZERO, HEAP);
		maria = AgentVisitor.signIn(program.base(), "maria.lopez");
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (program != null) {
			program.kill();
		}
	}

	/** Case 11. */
	@Test
	void whoHangsUpInTheMiddleFillsNoLog() throws Exception {
		long before = log.length();
		int sent = 0;
		for (boolean abruptly : new boolean[] { false, true }) {
			for (String route : PAGES) {
				sent += halfSent(program.base(), route, abruptly);
			}
			for (String route : ENGINE) {
				sent += halfSent(program.engine(), route, abruptly);
			}
		}
		maria.formToken();
		nothingInTheLogSince(before, sent + " half-sent requests");
	}

	private static int halfSent(URI address, String route, boolean abruptly) throws IOException {
		List<String> requests = List.of(head("POST", route, "application/json", 500) + "{\"a\":",
				head("POST", route, "application/x-www-form-urlencoded", 500) + "_csrf=abc&a=",
				head("POST", route, "multipart/form-data; boundary=x", 500)
						+ "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nabc",
				head("POST", route, "text/plain", 500) + "abc", head("PUT", route, "application/json", 9) + "{",
				"POST " + route + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
						+ "Content-Type: application/x-www-form-urlencoded\r\n\r\nff\r\na=b",
				"GET " + route + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n",
				"GET " + route + " HTTP/1.1\r\nHost: local", "GET " + route);
		for (String request : requests) {
			RawCaller.sendAndHangUp(address, request, abruptly);
		}
		return requests.size();
	}

	private static String head(String method, String route, String type, int length) {
		return method + " " + route + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Type: " + type
				+ "\r\nContent-Length: " + length + "\r\n\r\n";
	}

	/**
	 * What the JDK's own server, the engine's, says of a request that it cannot parse.
	 */
	private static final Pattern WORDS_OF_THE_JDK = Pattern
		.compile("<h1>400 Bad Request</h1>(URISyntaxException|NumberFormatException) thrown$");

	/**
	 * Case 11: the rest of the kind, whatever can be sent that is no request of a
	 * browser.
	 */
	@Test
	void nonsenseIsAnsweredAndFillsNoLog() throws Exception {
		long before = log.length();
		SoftAssertions softly = new SoftAssertions();
		int sent = 0;
		for (URI address : List.of(program.base(), program.engine())) {
			for (String nonsense : nonsense()) {
				String answer = RawCaller.ask(address, nonsense);
				// 501 and 505: what HTTP has a word for
				softly.assertThat(RawCaller.status(answer)).as(shortened(nonsense)).isNotIn(500, 503, 504);
				softly.assertThat(WORDS_OF_THE_JDK.matcher(answer).replaceFirst(""))
					.as(shortened(nonsense))
					.doesNotContain("Exception", "\tat ");
				sent++;
			}
		}
		softly.assertAll();
		maria.formToken();
		nothingInTheLogSince(before, sent + " kinds of nonsense");
	}

	private static List<String> nonsense() {
		List<String> all = new ArrayList<>();
		String close = "Connection: close\r\n\r\n";
		for (String target : List.of("/%", "/%zz", "/%00", "/agent/%2e%2e/%2e%2e/etc/passwd", "/..;/agent",
				"/agent;a=b", "//agent", "/agent\\..\\x", "/agent//requests", "/a%2fb", "/\u00ff\u00fe",
				"/sign-in?a=%zz&%=%", "/consent/%F0%9F", "/resident/requests/not-an-id", "/agent?[]|^`{}",
				"/actuator/../agent", "*", "http://evil.example/agent", "/" + "x".repeat(20_000),
				"/agent?" + "x".repeat(20_000))) {
			all.add("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + close);
		}
		for (String method : List.of("TRACE", "TRACK", "CONNECT", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND",
				"get", "G\u0001T", "<script>", "X".repeat(9_000))) {
			all.add(method + " /sign-in HTTP/1.1\r\nHost: localhost\r\n" + close);
		}
		for (String header : List.of("Cookie: JSESSIONID=" + "A".repeat(4_000), "Cookie: =;;;=,\"\u0001\"; ASKED=%%%",
				"Cookie: FORM=%%%; SIGN-IN=____; ASKED=" + "a".repeat(3_000), "Cookie: LANGUAGE=<script>",
				"Range: bytes=9-1", "Range: bytes=0-0,1-1,2-2,3-3," + "4-4,".repeat(500) + "5-5",
				"If-Modified-Since: never", "Accept: ///;;;q=x", "Accept-Language: \u00ff;q=9,,," + "a-b,".repeat(500),
				"Accept-Encoding: gzip;q=nine", "Content-Length: -1", "Content-Length: abc",
				"Content-Length: 99999999999999999999", "Content-Length: 5\r\nContent-Length: 6",
				"Transfer-Encoding: gzip, x", "Transfer-Encoding: chunked, chunked", "Expect: the worst",
				"Upgrade: h2c\r\nConnection: Upgrade", "X-Forwarded-For: <script>\r\nX-Forwarded-Proto: x",
				"X-Forwarded-Host: evil.example", "Origin: null", "Content-Type: /",
				"Content-Type: text/html; charset=x-none", "No colon here", ": no name", "A\u0000B: c",
				"Authorization: Basic ????", "Last-Event-ID: \u00ff", "X: " + "y".repeat(50_000),
				"Y: z\r\n".repeat(5_000) + "Y: z", " folded: a\r\n b")) {
			all.add("GET /sign-in HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n" + close);
			all.add("GET /assets/app.css HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n" + close);
		}
		for (String host : List.of("", "a b", "[::1", "localhost:99999", "localhost:-1", "localhost:x", "@", "%zz",
				"\u00ff", "a".repeat(5_000), "evil.example", "localhost, evil.example",
				"localhost\r\nHost: evil.example")) {
			all.add("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\n" + close);
		}
		for (String body : List.of("{", "[]", "null", "\u0000", "{\"a\":" + "[".repeat(5_000), "a=%zz&b=%", "=&=&=&&&",
				"a=b&".repeat(5_000), "--x\r\n\r\n--x--",
				"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")) {
			for (String type : List.of("application/json", "application/x-www-form-urlencoded",
					"multipart/form-data; boundary=x", "multipart/form-data", "application/xml", "x",
					"application/x-www-form-urlencoded; charset=x-none",
					"application/x-www-form-urlencoded; charset=UTF-16")) {
				for (String route : List.of("/sign-in", "/agent/requests/1/tasks/1", "/consent/abc",
						"/hooks/twilio/messages", "/v2/messages/publication", "/v2/deployments")) {
					all.add("POST " + route + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Type: "
							+ type + "\r\nContent-Length: " + body.length() + "\r\n" + close + body);
				}
			}
		}
		all.addAll(List.of("\r\n\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001", "HELO there\r\n",
				"GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "GET /\r\n",
				"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
				"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
				"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc",
				"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nabc"));
		return all;
	}

	/** Case 13 and 26. */
	@Test
	void aForgedHostIsAnsweredNothingAndNoRedirectNamesOne() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		for (String host : List.of("evil.example", "evil.example:" + program.base().getPort(), "localhost.evil.example",
				"127.0.0.1.evil.example", "127.0.0.2", "localhost@evil.example", "0.0.0.0")) {
			for (String route : PAGES) {
				for (String method : List.of("GET", "POST")) {
					String answer = RawCaller.ask(program.base(), method + " " + route + " HTTP/1.1\r\nHost: " + host
							+ "\r\nAccept: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
					softly.assertThat(RawCaller.status(answer)).as(method + " " + route + " as " + host).isIn(400, 421);
					softly.assertThat(answer).as(route).doesNotContain("evil", "Elena", "Location:");
				}
			}
			String engine = RawCaller.ask(program.engine(),
					"GET /v2/topology HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
			softly.assertThat(RawCaller.status(engine))
				.as("engine as " + host)
				.isIn(400, 403, host.equals("127.0.0.2") ? 200 : 403);
		}
		for (String host : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST.",
				"localhost:" + program.base().getPort())) {
			for (String route : List.of("/", "/agent", "/agent/requests", "/audit", "/resident",
					"/resident/settings")) {
				String answer = RawCaller.ask(program.base(),
						"GET " + route + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: evil.example\r\n"
								+ "X-Forwarded-Proto: https\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
				softly.assertThat(RawCaller.status(answer)).as(route).isEqualTo(302);
				softly.assertThat(answer).as(route).containsPattern("(?i)\r\nlocation: /[a-z]").doesNotContain("evil");
			}
		}
		softly.assertAll();
	}

	/** Case 24: a session begins with a sign-in. */
	@Test
	void whoIsNotSignedInHasNoSession() throws Exception {
		SoftAssertions softly = new SoftAssertions();
		for (String route : PAGES) {
			for (String query : List.of("", "?failed", "?lang=es", "?q=" + "x".repeat(7_000))) {
				for (String method : List.of("GET", "POST", "PUT")) {
					String answer = RawCaller.ask(program.base(), method + " " + route + query
							+ " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Length: 0\r\n"
							+ "Cookie: JSESSIONID=0123456789ABCDEF0123456789ABCDEF\r\nConnection: close\r\n\r\n");
					softly.assertThat(answer).as(method + " " + route + shortened(query)).doesNotContain("JSESSIONID");
				}
			}
		}
		softly.assertAll();
	}

	/** Case 24. */
	@Test
	void halfSentHeadsKeepNobodyOut() throws Exception {
		List<Socket> open = new ArrayList<>();
		Measured before = Measured.now("before");
		try {
			for (int place = 0; place < HALF_SENT; place++) {
				Socket socket = RawCaller.connect(program.base());
				open.add(socket);
				socket.getOutputStream()
					.write(("GET /agent HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(500))
						.getBytes(StandardCharsets.ISO_8859_1));
			}
			theNodeServesOn("with " + HALF_SENT + " half-sent heads");
		}
		finally {
			for (Socket socket : open) {
				socket.close();
			}
		}
		memoryIsBack(before);
	}

	/** Case 24: the engine's port is no other way. */
	@Test
	void halfSentHeadsAtTheEnginesPortKeepNobodyOut() throws Exception {
		List<Socket> open = new ArrayList<>();
		Measured before = Measured.now("before");
		try {
			for (int place = 0; place < 1_500; place++) {
				Socket socket = RawCaller.connect(program.engine());
				open.add(socket);
				try {
					socket.getOutputStream()
						.write("POST /v2/messages/publication HTTP/1.1\r\nHost: localhost\r\nX: y"
							.getBytes(StandardCharsets.ISO_8859_1));
				}
				catch (IOException ex) {
					// refused, as there are too many
				}
			}
			theNodeServesOn("with half-sent heads at the engine's port");
		}
		finally {
			for (Socket socket : open) {
				socket.close();
			}
		}
		memoryIsBack(before);
	}

	/** Case 24. */
	@Test
	void longAddressesAreNotKept() throws Exception {
		Measured before = Measured.now("before");
		byte[] request = ("GET /agent?" + "x".repeat(7_000)
				+ " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1);
		int callers = 8;
		List<Callable<Integer>> all = Stream.generate(() -> (Callable<Integer>) () -> {
			int answered = 0;
			for (int times = 0; times < LONG_ADDRESSES / callers; times++) {
				try (Socket socket = RawCaller.connect(program.base())) {
					OutputStream out = socket.getOutputStream();
					out.write(request);
					String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
					answered += (RawCaller.status(answer) == 302 && !answer.contains("JSESSIONID")) ? 1 : 0;
				}
			}
			return answered;
		}).limit(callers).toList();
		List<Integer> answered = new ArrayList<>();
		try (var threads = Executors.newFixedThreadPool(callers)) {
			for (var done : threads.invokeAll(all)) {
				answered.add(done.get());
			}
		}
		assertThat(answered.stream().mapToInt(Integer::intValue).sum()).as("answered, without a session")
			.isEqualTo(LONG_ADDRESSES);
		theNodeServesOn("after " + LONG_ADDRESSES + " addresses of 7 KB");
		memoryIsBack(before);
	}

	/** Case 24. */
	@Test
	void aHugeAnswerToATaskIsRefused() throws Exception {
		Measured before = Measured.now("before");
		String request = maria.open(InventedClient.reachable().getFirst());
		String body = "{\"note\":\"" + "x".repeat(60 * MEGABYTE) + "\"}";
		for (int times = 0; times < 3; times++) {
			HttpResponse<String> answer = maria.send(request, "1", body);
			assertThat(answer.statusCode()).isEqualTo(413);
			assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		}
		for (String route : PAGES) {
			String answer = RawCaller.ask(program.base(),
					head("POST", route, "application/x-www-form-urlencoded", 70_000) + "x".repeat(70_000));
			assertThat(RawCaller.status(answer)).as(route).isEqualTo(413);
		}
		assertThat(RawCaller.status(RawCaller.ask(program.engine(),
				head("POST", "/v2/messages/publication", "application/json", 5 * MEGABYTE) + "x".repeat(5 * MEGABYTE))))
			.isIn(413, 0);
		theNodeServesOn("after 3 times 60 MB");
		memoryIsBack(before);
	}

	/** Case 24: byte by byte is not waited for. */
	@Test
	void aSlowBodyIsNotWaitedFor() throws Exception {
		long began = System.nanoTime();
		try (Socket socket = RawCaller.connect(program.base())) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream()
				.write(head("POST", "/sign-in", "application/x-www-form-urlencoded", 500)
					.getBytes(StandardCharsets.ISO_8859_1));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			assertThat(RawCaller.status(answer)).isEqualTo(408);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
	}

	private static void theNodeServesOn(String when) throws Exception {
		long began = System.nanoTime();
		assertThat(maria.formToken()).isNotEmpty();
		AgentVisitor.signIn(program.base(), "james.chen").formToken();
		assertThat(program.isAlive()).isTrue();
		System.out.printf("%s: signed-in page and a new sign-in in %d ms%n", when,
				Duration.ofNanos(System.nanoTime() - began).toMillis());
	}

	private static void memoryIsBack(Measured before) {
		Awaitility.await("memory")
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> Measured.now("after").heapKilobytes() < before.heapKilobytes() + 25 * 1024);
		Measured after = Measured.now("after");
		System.out.printf("heap in use after a collection: before %,d KB, after %,d KB (of %s)%n",
				before.heapKilobytes(), after.heapKilobytes(), HEAP);
	}

	private static void nothingInTheLogSince(long before, String what) throws IOException {
		String written = Files.readString(log.toPath(), StandardCharsets.UTF_8).substring((int) before);
		System.out.printf("log after %s: %d lines%n", what, written.lines().count());
		assertThat(written.lines().filter((line) -> line.matches("(.* ERROR .*|.* WARN .*|\\s+at .*)")).limit(5))
			.as(what)
			.isEmpty();
		assertThat(written.lines().count()).as(what).isLessThan(10);
	}

	private static String shortened(String text) {
		return text.substring(0, Math.min(200, text.length()));
	}

	/** What the program's memory holds, without what nobody needs. */
	private record Measured(long heapKilobytes) {

		private static final Pattern USED = Pattern.compile("used (\\d+)K");

		static Measured now(String when) {
			jcmd("GC.run");
			Matcher used = USED.matcher(jcmd("GC.heap_info"));
			long all = 0;
			while (used.find() && all == 0) {
				all += Long.parseLong(used.group(1));
			}
			assertThat(all).as(when).isPositive();
			return new Measured(all);
		}

		private static String jcmd(String command) {
			try {
				Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
						Long.toString(program.pid()), command)
					.redirectErrorStream(true)
					.start();
				return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
