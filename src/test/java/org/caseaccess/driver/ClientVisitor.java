package org.caseaccess.driver;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/** A client with a phone, over HTTP: gets notices and answers them. */
public final class ClientVisitor {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final Pattern LINK = Pattern.compile("href=\"[^\"]*(/consent/[^\"/]+)\"");

	private final Visitor visitor;

	private final InventedClient client;

	public ClientVisitor(URI base, InventedClient client) {
		this.visitor = new Visitor(base);
		this.client = client;
	}

	/** Waits for the notice of an attempt, and gives the path of its link. */
	public String awaitLink(String matchingCode) {
		return Awaitility.await("a notice")
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(25))
			.until(() -> link(matchingCode), Optional::isPresent)
			.orElseThrow();
	}

	private Optional<String> link(String matchingCode) {
		for (String notice : this.visitor.page("/dev/notices").body().split("<article")) {
			Matcher link = LINK.matcher(notice);
			if (notice.contains(">" + this.client.address() + "<") && notice.contains(" " + matchingCode)
					&& link.find()) {
				return Optional.of(link.group(1));
			}
		}
		return Optional.empty();
	}

	/** Opens the survey. */
	public HttpResponse<String> look(String link) {
		return this.visitor.page(link);
	}

	/** Opens the survey and reads its form; what is given back sends the answer. */
	public Answer prepare(String link, String decision) {
		return prepare(link, "decision", decision);
	}

	/** The same of the page behind the link of an access. */
	public Answer prepareEnd(String link, String choice) {
		return prepare(link, "choice", choice);
	}

	private Answer prepare(String link, String field, String value) {
		look(link);
		return () -> this.visitor.postForm(link, Map.of(field, value, "lang", "en"));
	}

	/** Waits for the question and accepts. */
	public HttpResponse<String> accept(String matchingCode) {
		return prepare(awaitLink(matchingCode), "ACCEPT").send();
	}

	/** A filled-in survey. */
	public interface Answer {

		/** Sends it. */
		HttpResponse<String> send();

	}

}
