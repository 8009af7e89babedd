package org.caseaccess.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import org.assertj.core.api.Assertions;
import org.caseaccess.domain.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What the pages load once and keep; what moves on them; the mark of bpmn.io.
 */
@Tag("long")
class AssetsBrowserIT extends BrowserTest {

	/** Of all that the page loaded, what came from the network. */
	private static final String FROM_THE_NETWORK = """
			() => performance.getEntriesByType('resource')
			  .filter(({ name, transferSize }) => name.includes('/assets/') && transferSize > 0)
			  .map(({ name }) => name)
			""";

	private static final String MOVING = """
			() => document.getAnimations().filter(({ playState }) => playState === 'running')
			  .map(({ animationName, transitionProperty }) => animationName ?? transitionProperty)
			""";

	private final Map<String, Response> loaded = new LinkedHashMap<>();

	@Test
	void whatThePagesLoadHasAHashInItsNameAndIsKept() {
		for (Page page : List.of(this.agent, this.client)) {
			page.onResponse((response) -> {
				if (List.of("script", "stylesheet", "font", "image").contains(response.request().resourceType())
						&& !response.url().startsWith("data:")) {
					this.loaded.put(response.url(), response);
				}
			});
		}
		signIn("maria.lopez");
		search("Elena", "Garcia", "Female", "1984-05-17");
		assertThat(heading("Consent needed")).isVisible();
		assertThat(this.agent.locator(".fjs-powered-by")).isVisible();
		String request = this.agent.url();
		this.agent.navigate(request + "/history");
		assertThat(this.agent.locator("#picture-buttons")).isVisible();
		assertThat(this.agent.locator(".bjs-powered-by")).isVisible();
		this.client.navigate(
				"/consent/" + this.scenario.tokenOf(this.scenario.ask(this.scenario.requestFor(Scenario.SAMUEL))));
		assertThat(this.client.getByRole(AriaRole.BUTTON, named("Accept"))).isVisible();

		Assertions.assertThat(this.loaded.keySet())
			.anyMatch((url) -> url.contains("/task-form-"))
			.anyMatch((url) -> url.contains("/picture-"))
			.allMatch((url) -> url.matches(".*/assets/[a-z-]+-([0-9a-f]{32}|[0-9A-Z]{8})\\.(js|css)"));
		this.loaded.forEach((url, response) -> Assertions.assertThat(response.headerValue("cache-control"))
			.as(url)
			.contains("max-age=31536000", "public", "immutable"));
		theSecondTimeNothingIsLoaded(request);
	}

	private void theSecondTimeNothingIsLoaded(String request) {
		this.agent.navigate(request);
		assertThat(heading("Consent needed")).isVisible();
		Assertions.assertThat((List<?>) this.agent.evaluate(FROM_THE_NETWORK)).isEmpty();
		this.agent.navigate(request + "/history");
		assertThat(this.agent.locator("#picture-buttons")).isVisible();
		Assertions.assertThat((List<?>) this.agent.evaluate(FROM_THE_NETWORK)).isEmpty();
	}

	@Test
	void nothingMovesForWhoeverDoesNotLikeIt() {
		signIn("maria.lopez");
		search("Walter", "Hughes", "Male", "1948-08-09");
		press("Confirm Verbal Consent", false);
		String request = this.agent.url();
		stayBusy(this.agent, request);
		Assertions.assertThat((List<?>) this.agent.evaluate(MOVING)).isEqualTo(List.of("turn"));

		BrowserContext still = installed.browser()
			.newContext(new Browser.NewContextOptions().setBaseURL(BASE)
				.setStorageState(this.agentBrowser.storageState())
				.setReducedMotion(ReducedMotion.REDUCE));
		this.agentBrowser.close();
		this.agentBrowser = still;
		this.agent = still.newPage();
		stayBusy(this.agent, request);
		this.agent.waitForFunction("() => document.getAnimations().length === 0");
		this.agent.unroute("**/events*");
		this.agent.reload();
		press("Confirm Verbal Consent");
		acknowledge(5);
		Assertions.assertThat((List<?>) this.agent.evaluate(MOVING)).isEmpty();
	}

	/** The page hears nothing of the request, so it goes on saying that it works. */
	private static void stayBusy(Page page, String request) {
		page.route("**/events*", (route) -> route.abort());
		page.navigate(request);
		assertThat(page.getByText("One moment, please…")).isVisible();
	}

}
