package org.caseaccess.browser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.assertj.core.api.Assertions;
import org.caseaccess.domain.Scenario;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.Sex;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A second click within a second on the place where a button was does nothing. The
 * browser's clock is held, so that a second is as long as the test says.
 */
@Tag("long")
class SecondClickBrowserIT extends BrowserTest {

	private static final SearchCriteria ROSA = Scenario.criteria("Rosa", "Martínez", Sex.F, "1991-02-28");

	/** Less than a second by far more than the page takes to notice a step. */
	private static final long SOON = 800;

	private static final long REST_OF_THE_SECOND = 200;

	private static final long FRAME = 20;

	private static final String WHAT_TAKES_A_CLICK = """
			({ x, y }) => document.elementFromPoint(x, y)?.className ?? ''
			""";

	/** Moves a part of the page so that its button is exactly where another was. */
	private static final String MOVE_TO = """
			(part, { x, y }) => {
			  const box = part.getBoundingClientRect();
			  const button = part.querySelector('button').getBoundingClientRect();
			  Object.assign(part.style, { position: 'fixed', margin: 0,
			    left: `${x - button.width / 2 - (button.left - box.left)}px`,
			    top: `${y - button.height / 2 - (button.top - box.top)}px` });
			}
			""";

	@Test
	void theSecondClickOnRequestElectronicConsentDoesNotCancelTheRequestThatIsNowThere() {
		begin("Elena", "Garcia", "Female", "1984-05-17");
		Place place = clickOn("Request Electronic Consent");
		until(text("Attempt 1 of 3"));
		Locator cancel = this.agent.locator("#cancel");
		cancel.evaluate(MOVE_TO, place.point());
		this.agent.clock().runFor(SOON);
		click(place);
		Assertions.assertThat(takesAClickAt(place)).isEqualTo("shield");
		assertThat(text("Attempt 1 of 3")).isVisible();
		Assertions.assertThat(attempts()).containsExactly("PENDING");

		this.agent.clock().runFor(REST_OF_THE_SECOND);
		click(place);
		assertThat(text("The request is cancelled")).isVisible();
		Assertions.assertThat(attempts()).containsExactly("WITHDRAWN");
	}

	@Test
	void noButtonOfAnyStepIsHitByTheSecondClickOnTheOneBeforeIt() {
		begin("Elena", "Garcia", "Female", "1984-05-17");
		clickedTwice("Request Electronic Consent", text("Attempt 1 of 3"));
		openNewestNotice();
		this.client.getByRole(AriaRole.BUTTON, named("Accept")).click();
		until(heading("Client Consent Received"));
		clickedTwice("Next", heading("Confirm access"));
		Place ok = clickOn("Ok");
		this.agent.waitForURL("**/agent/cases/C-10001");
		coveredForASecond(ok, this.agent.getByRole(AriaRole.HEADING).first());
	}

	@Test
	void norInTheVerbalPath() {
		begin("Walter", "Hughes", "Male", "1948-08-09");
		clickedTwice("Confirm Verbal Consent", heading("Confirm Verbal Consent"));
	}

	@Test
	void norAfterASearchThatFoundNobody() {
		begin("Nobody", "Here", "Female", "1980-01-01");
		clickedTwice("Close", this.agent.getByRole(AriaRole.LINK, named("Search again")));
		Place again = new Place(this.agent.getByRole(AriaRole.LINK, named("Search again")).boundingBox());
		click(again);
		this.agent.waitForURL(Pattern.compile(".*/agent/requests/new.*"));
		coveredForASecond(again, this.agent.locator("#search-again"));
	}

	@Test
	void aButtonThatComesByItselfUnderThePointerIsNotHitForASecond() {
		begin("Rosa", "Martínez", "Female", "1991-02-28");
		clickOn("Request Electronic Consent");
		until(text("Attempt 1 of 3"));
		this.agent.clock().runFor(SOON + REST_OF_THE_SECOND);
		Place cancel = new Place(this.agent.getByRole(AriaRole.BUTTON, named("Cancel this request")).boundingBox());
		openNewestNotice();
		this.client.getByRole(AriaRole.BUTTON, named("Rechazar")).click();
		until(heading("Client did not consent"));
		coveredForASecond(cancel, heading("Client did not consent"));
	}

	@Test
	void aStepThatIsLongOnItsWayIsGuardedFromTheMomentItIsSeen() {
		begin("Walter", "Hughes", "Male", "1948-08-09");
		this.agent.route("**/tasks/*", (route) -> {
			this.agent.clock().runFor(10 * SOON);
			route.resume();
		});
		clickedTwice("Confirm Verbal Consent", heading("Confirm Verbal Consent"));
	}

	@Test
	void theKeyboardGoesOnAtOnceAndAKeyThatIsHeldPressesNothingAnew() {
		begin("Walter", "Hughes", "Male", "1948-08-09");
		Locator button = this.agent.getByRole(AriaRole.BUTTON, named("Confirm Verbal Consent"));
		button.focus();
		this.agent.keyboard().down("Enter");
		this.agent.keyboard().down("Enter");
		until(heading("Confirm Verbal Consent"));
		this.agent.keyboard().down("Enter");
		this.agent.keyboard().up("Enter");
		assertThat(heading("Confirm Verbal Consent")).isFocused();
		Locator accept = this.agent.getByRole(AriaRole.BUTTON, named("Accept"));
		accept.focus();
		this.agent.keyboard().press("Enter");
		until(this.agent.locator("#announcement:has-text('Something is missing or wrong')"));
	}

	@Test
	void aLinkThatAClientClicksTwiceLeadsToTheQuestionAndDoesNotAnswerIt() {
		this.scenario.ask(this.scenario.requestFor(ROSA));
		this.client.clock().install();
		this.client.navigate("/resident");
		this.client.locator("#username").fill("rosa.martinez");
		this.client.locator("#password").fill("demo");
		this.client.locator("main button").click();
		Locator link = this.client.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Leer y responder"));
		assertThat(link).isVisible();
		assertThat(this.client.locator(".shield")).hasCount(0);
		long now = ((Number) this.client.evaluate("() => Date.now()")).longValue();
		this.client.clock().pauseAt(now + 10 * SOON);
		Place place = new Place(link.boundingBox());
		this.client.mouse().click(place.x(), place.y());
		Locator accept = this.client.getByRole(AriaRole.BUTTON, named("Aceptar"));
		assertThat(accept).isVisible();
		this.client.locator(".actions").evaluate(MOVE_TO, place.point());
		this.client.clock().runFor(SOON);
		this.client.mouse().click(place.x(), place.y());
		assertThat(accept).isVisible();
		Assertions.assertThat(attempts()).containsExactly("PENDING");
		this.client.clock().runFor(REST_OF_THE_SECOND);
		this.client.mouse().click(place.x(), place.y());
		assertThat(this.client.getByRole(AriaRole.HEADING, named("Usted aceptó"))).isVisible();
	}

	/** Searches, and holds the browser's clock at the first step. */
	private void begin(String firstName, String lastName, String sex, String dateOfBirth) {
		this.agent.clock().install();
		signIn("maria.lopez");
		search(firstName, lastName, sex, dateOfBirth);
		assertThat(this.agent.locator("#task button, #ended a").first()).isVisible();
		assertThat(this.agent.locator(".shield")).hasCount(0);
		long now = ((Number) this.agent.evaluate("() => Date.now()")).longValue();
		this.agent.clock().pauseAt(now + 10 * SOON);
	}

	private void clickedTwice(String button, Locator next) {
		Place place = clickOn(button);
		until(next);
		coveredForASecond(place, next);
	}

	private void coveredForASecond(Place place, Locator step) {
		until(step);
		this.agent.clock().runFor(SOON);
		Assertions.assertThat(takesAClickAt(place)).isEqualTo("shield");
		String address = this.agent.url();
		click(place);
		assertThat(step).isVisible();
		Assertions.assertThat(this.agent.url()).isEqualTo(address);
		this.agent.clock().runFor(REST_OF_THE_SECOND);
		Assertions.assertThat(takesAClickAt(place)).isNotEqualTo("shield");
	}

	private Place clickOn(String button) {
		Locator found = this.agent.getByRole(AriaRole.BUTTON, named(button));
		assertThat(found).isVisible();
		found.scrollIntoViewIfNeeded();
		Place place = new Place(found.boundingBox());
		click(place);
		return place;
	}

	private void click(Place place) {
		this.agent.mouse().click(place.x(), place.y());
	}

	private String takesAClickAt(Place place) {
		return (String) this.agent.evaluate(WHAT_TAKES_A_CLICK, place.point());
	}

	/** The page draws with each of its frames, which the clock gives. */
	private void until(Locator shown) {
		this.agent.waitForCondition(() -> {
			this.agent.clock().runFor(FRAME);
			return shown.count() > 0 && shown.first().isVisible();
		}, new Page.WaitForConditionOptions().setTimeout(20_000));
	}

	private List<String> attempts() {
		return this.jdbc.sql("select state from consent_attempt").query(String.class).list();
	}

	/** The middle of a button. */
	private record Place(double x, double y) {

		Place(BoundingBox button) {
			this(button.x + button.width / 2, button.y + button.height / 2);
		}

		Map<String, Double> point() {
			return Map.of("x", this.x, "y", this.y);
		}

	}

}
