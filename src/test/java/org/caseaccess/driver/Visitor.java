package org.caseaccess.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who uses the program over HTTP, with a browser's cookies. */
class Visitor {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(Redirect.NEVER)
		.connectTimeout(PATIENCE)
		.build();

	private final List<String> addresses = new CopyOnWriteArrayList<>();

	private final URI base;

	Visitor(URI base) {
		this.base = base;
	}

	/** Every address that this visitor asked for or was led to. */
	List<String> addresses() {
		return List.copyOf(this.addresses);
	}

	HttpResponse<String> get(String path, String accept) {
		return send(request(path).header("Accept", accept).GET());
	}

	HttpResponse<String> page(String path) {
		return get(path, "text/html");
	}

	HttpResponse<String> postForm(String path, Map<String, String> fields) {
		return send(request(path).header("Accept", "text/html")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encoded(fields))));
	}

	/** Asks for what ends late or never, and gives its lines as they come. */
	CompletableFuture<Void> lines(String path, Consumer<String> line) {
		HttpRequest request = request(path).header("Accept", "text/event-stream").build();
		return this.http.sendAsync(request, BodyHandlers.ofLines())
			.thenAcceptAsync((answer) -> answer.body().forEach(line), Executors.newVirtualThreadPerTaskExecutor());
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			HttpRequest built = request.timeout(PATIENCE).build();
			this.addresses.add(built.uri().toString());
			HttpResponse<String> response = this.http.send(built, BodyHandlers.ofString());
			response.headers().firstValue("Location").ifPresent(this.addresses::add);
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Opens a stream; closing what it gives ends the connection. */
	InputStream stream(String path, String accept) {
		try {
			return this.http.send(request(path).header("Accept", accept).GET().build(), BodyHandlers.ofInputStream())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.base.resolve(path));
	}

	/** The value of a form's field. */
	static String field(String page, String name) {
		return first(page, "name=\"" + Pattern.quote(name) + "\"[^>]*value=\"([^\"]*)\"");
	}

	static String first(String text, String pattern) {
		Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
		if (!matcher.find()) {
			throw new AssertionError("no " + pattern + " in " + text);
		}
		return matcher.group(1);
	}

	private static String encoded(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.filter((field) -> field.getValue() != null)
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
