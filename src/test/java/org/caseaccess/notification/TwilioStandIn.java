package org.caseaccess.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Speaks Twilio's API for messages, over HTTP, as the official SDK expects it. */
final class TwilioStandIn implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String MESSAGES = "/2010-04-01/Accounts/" + NoticeDesk.ACCOUNT + "/Messages.json";

	/** A message that was taken. */
	record Sent(String sid, Map<String, String> form) {
	}

	private final HttpServer server;

	private final List<Sent> sent = new CopyOnWriteArrayList<>();

	private final List<String> lookedUp = new CopyOnWriteArrayList<>();

	private volatile int status = 201;

	private volatile int errorCode;

	private volatile boolean answers = true;

	TwilioStandIn() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	Map<String, Object> settings() {
		return Map.of("case-access.notification.text.account-sid", NoticeDesk.ACCOUNT,
				"case-access.notification.text.auth-token", NoticeDesk.TOKEN, "case-access.notification.text.from",
				"+12025550199", "case-access.notification.text.base-url",
				"http://127.0.0.1:" + this.server.getAddress().getPort(), "case-access.notification.text.time-limit",
				"PT20S");
	}

	/** Forgets what it was asked. */
	void startAfresh() {
		this.sent.clear();
		this.lookedUp.clear();
		work();
	}

	/** Refuses from now on. */
	void refuse(int status, int errorCode) {
		this.status = status;
		this.errorCode = errorCode;
	}

	/** Takes messages again. */
	void work() {
		this.status = 201;
		this.answers = true;
	}

	/** Takes messages, and hangs up without saying so. */
	void fallSilent() {
		this.answers = false;
	}

	List<Sent> sent() {
		return this.sent;
	}

	List<String> lookedUp() {
		return this.lookedUp;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String expected = "Basic " + Base64.getEncoder()
				.encodeToString((NoticeDesk.ACCOUNT + ":" + NoticeDesk.TOKEN).getBytes(StandardCharsets.UTF_8));
			if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
				answer(exchange, 401, error(401, 20003));
			}
			else if (!MESSAGES.equals(exchange.getRequestURI().getPath())) {
				answer(exchange, 404, error(404, 20404));
			}
			else if ("POST".equals(exchange.getRequestMethod())) {
				create(exchange);
			}
			else {
				list(exchange);
			}
		}
	}

	private void create(HttpExchange exchange) throws IOException {
		Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		if (this.status != 201) {
			answer(exchange, this.status, error(this.status, this.errorCode));
			return;
		}
		Sent message = new Sent("SM%032d".formatted(this.sent.size()), form);
		this.sent.add(message);
		if (this.answers) {
			answer(exchange, 201, json(message));
		}
	}

	private void list(HttpExchange exchange) throws IOException {
		Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
		this.lookedUp.add(query.get("To"));
		List<Map<String, Object>> found = this.sent.stream()
			.filter((message) -> message.form().get("To").equals(query.get("To")))
			.map(TwilioStandIn::json)
			.toList();
		answer(exchange, 200, Map.of("messages", found, "page", 0, "page_size", 50, "uri", MESSAGES, "first_page_uri",
				MESSAGES, "start", 0, "end", found.size()));
	}

	private static Map<String, Object> json(Sent message) {
		Map<String, Object> json = new HashMap<>();
		json.put("sid", message.sid());
		json.put("account_sid", NoticeDesk.ACCOUNT);
		json.put("status", "queued");
		json.put("to", message.form().get("To"));
		json.put("from", message.form().get("From"));
		json.put("body", message.form().get("Body"));
		json.put("direction", "outbound-api");
		json.put("date_created", "Mon, 23 Nov 2026 15:00:00 +0000");
		json.put("num_segments", "1");
		return json;
	}

	private static Map<String, Object> error(int status, int code) {
		return Map.of("code", code, "message", "The 'To' number +12025550123 is not right", "more_info",
				"https://www.twilio.com/docs/errors/" + code, "status", status);
	}

	private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
		byte[] bytes = JSON.writeValueAsBytes(body);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	private static Map<String, String> form(String encoded) {
		Map<String, String> form = new HashMap<>();
		for (String field : encoded.split("&")) {
			String[] parts = field.split("=", 2);
			form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
					URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return form;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
