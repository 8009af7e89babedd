package org.caseaccess.driver;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** A client who signs in to the resident portal, over HTTP. */
public final class ResidentVisitor {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Pattern REQUEST = Pattern.compile("href=\"(/resident/requests/[0-9a-f-]{36})\"");

	private final Visitor visitor;

	private ResidentVisitor(Visitor visitor) {
		this.visitor = visitor;
	}

	/** Signs one of the invented residents in. */
	public static ResidentVisitor signIn(URI base, String username) {
		Visitor visitor = new Visitor(base);
		String page = visitor.page("/resident/sign-in").body();
		HttpResponse<String> answer = visitor.postForm("/resident/sign-in",
				Map.of("username", username, "password", "demo", "_csrf", Visitor.field(page, "_csrf")));
		assertThat(answer.headers().firstValue("Location").orElse("none")).endsWith("/resident");
		return new ResidentVisitor(visitor);
	}

	/** Waits until somebody asks, and gives the path of the request. */
	public String awaitRequest() {
		return Awaitility.await("a request")
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(25))
			.until(this::request, Optional::isPresent)
			.orElseThrow();
	}

	private Optional<String> request() {
		Matcher link = REQUEST.matcher(page("/resident").body());
		return link.find() ? Optional.of(link.group(1)) : Optional.empty();
	}

	/** Opens a page. */
	public HttpResponse<String> page(String path) {
		return this.visitor.page(path);
	}

	/** Opens a page, and gives what sends its form, as often as it is asked to. */
	public Callable<HttpResponse<String>> prepare(String path, String field, String value) {
		Map<String, String> fields = Map.of(field, value, "_csrf", Visitor.field(page(path).body(), "_csrf"));
		return () -> this.visitor.postForm(path, fields);
	}

	/** Opens a page and sends its form. */
	public HttpResponse<String> send(String path, String field, String value) {
		return this.visitor.postForm(path, Map.of(field, value, "_csrf", Visitor.field(page(path).body(), "_csrf")));
	}

}
