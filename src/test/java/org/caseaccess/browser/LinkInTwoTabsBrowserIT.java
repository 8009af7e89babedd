package org.caseaccess.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import org.assertj.core.api.Assertions;
import org.caseaccess.consent.StartedAttempt;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Case 21: a client reads the notice on the page of a mail program, which is of another
 * site, and opens its link twice.
 */
@Tag("long")
class LinkInTwoTabsBrowserIT extends ClientBrowserTest {

	@Test
	void bothTabsOfTheSurveyWorkAndTheSecondAnswerGetsTheNeutralPage() throws IOException {
		StartedAttempt attempt = asked(Scenario.ELENA);
		try (Webmail mail = Webmail.with(BASE + linkOf(attempt))) {
			Page first = mail.open(this.client);
			Page second = mail.open(this.client);
			second.getByRole(AriaRole.LINK, named("Español")).click();
			titled(second, "¿Puede este agente trabajar en su caso?");
			titled(first, "May this agent work in your case?");
			first.getByRole(AriaRole.BUTTON, named("Accept")).click();
			titled(first, "You accepted");
			Assertions.assertThat(stateOf(attempt)).isEqualTo("ACCEPTED");
			second.getByRole(AriaRole.BUTTON, named("Rechazar")).click();
			titled(second, "Esta solicitud no está activa");
			Assertions.assertThat(stateOf(attempt)).isEqualTo("ACCEPTED");
			Assertions.assertThat(this.clientBrowser.cookies(BASE)).as("nothing is kept of who only answers").isEmpty();
		}
	}

	@Test
	void bothTabsOfTheNoticeOfAnAccessWork() throws IOException {
		UUID request = accessTo(Scenario.ELENA);
		try (Webmail mail = Webmail.with(BASE + noticeLinkOf(request))) {
			Page first = mail.open(this.client);
			Page second = mail.open(this.client);
			first.getByRole(AriaRole.BUTTON, named("I did not agree")).click();
			titled(first, "The access was stopped");
			second.getByRole(AriaRole.BUTTON, named("I did not agree")).click();
			Assertions.assertThat(second.title()).doesNotContain("403");
			assertThat(second.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).not()
				.hasText("This could not be accepted");
		}
	}

	private static void titled(Page page, String title) {
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(title);
	}

	/** A page of another site with a link: 127.0.0.1 is not localhost. */
	private record Webmail(HttpServer server) implements AutoCloseable {

		static Webmail with(String link) throws IOException {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			byte[] page = "<!doctype html><title>Mail</title><a href='%s' target='_blank' rel='noopener'>Open</a>"
				.formatted(link)
				.getBytes(StandardCharsets.UTF_8);
			server.createContext("/", (exchange) -> {
				try (exchange) {
					exchange.getResponseHeaders().set("Content-Type", "text/html");
					exchange.sendResponseHeaders(200, page.length);
					exchange.getResponseBody().write(page);
				}
			});
			server.start();
			return new Webmail(server);
		}

		Page open(Page browser) {
			browser.navigate("http://127.0.0.1:" + this.server.getAddress().getPort() + "/");
			return browser.context().waitForPage(() -> browser.getByRole(AriaRole.LINK, named("Open")).click());
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

}
