package org.caseaccess.crash;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import org.caseaccess.driver.AgentVisitor;
import org.caseaccess.driver.ClientVisitor;
import org.caseaccess.driver.InventedClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A request that the kill meets at one step of the path. */
final class InFlight {

	private static final int OK = 200;

	/** Where the kill meets a request. */
	enum Step {

		SEARCH, FOUND, SENDING_NOTICE, ASKED, ACCEPTING, CONSENT_RECEIVED, ASSOCIATING, NOTIFYING, VIEWING_CASE,
		RECORDING_VERBAL, VERBAL_RECORDED

	}

	private final Step step;

	private final AgentVisitor agent;

	private final InventedClient client;

	private final ClientVisitor phone;

	private String request;

	private String link;

	/** The client was told that the answer is accepted. */
	private volatile boolean acceptedForSure;

	private Runnable last = () -> {
	};

	InFlight(Step step, AgentVisitor agent, InventedClient client, URI base) {
		this.step = step;
		this.agent = agent;
		this.client = client;
		this.phone = new ClientVisitor(base, client);
	}

	/** Goes to where the last click before the kill is due. */
	void prepare() {
		if (this.step == Step.SEARCH) {
			String form = this.agent.formToken();
			this.last = () -> this.request = AgentVisitor
				.idIn(this.agent.search(form, AgentVisitor.details(this.client)));
			return;
		}
		this.request = this.agent.open(this.client);
		switch (this.step) {
			case FOUND -> this.agent.awaitTask(this.request, "Task_ReviewConsentNeeded");
			case RECORDING_VERBAL, VERBAL_RECORDED -> verbally();
			default -> electronically();
		}
	}

	private void electronically() {
		if (this.step == Step.SENDING_NOTICE) {
			lastly("Task_ReviewConsentNeeded");
			return;
		}
		this.agent.step(this.request, "Task_ReviewConsentNeeded");
		this.link = this.phone.awaitLink(this.agent.awaitMatchingCode(this.request));
		if (this.step == Step.ASKED) {
			return;
		}
		ClientVisitor.Answer answer = this.phone.prepare(this.link, "ACCEPT");
		if (this.step == Step.ACCEPTING) {
			this.last = () -> accepted(answer.send());
			return;
		}
		accepted(answer.send());
		this.agent.awaitTask(this.request, "Task_ReviewConsentReceived");
		if (this.step != Step.CONSENT_RECEIVED) {
			confirm();
		}
	}

	private void confirm() {
		this.agent.step(this.request, "Task_ReviewConsentReceived");
		if (this.step == Step.VIEWING_CASE) {
			this.agent.step(this.request, "Task_ConfirmAccess");
			this.agent.awaitTask(this.request, "Task_ViewCase");
		}
		else {
			lastly("Task_ConfirmAccess");
		}
	}

	private void verbally() {
		this.agent.step(this.request, "Task_ReviewConsentNeeded", Map.of("nextStep", "VERBAL"));
		String key = this.agent.awaitTask(this.request, "Task_ConfirmVerbalConsent").get("key").asText();
		this.last = () -> this.agent.complete(this.request, key, AgentVisitor.verbalConsent());
		if (this.step == Step.VERBAL_RECORDED) {
			this.last.run();
			this.agent.awaitTask(this.request, "Task_ConfirmAccess");
			this.last = () -> {
			};
		}
	}

	private void lastly(String task) {
		String key = this.agent.awaitTask(this.request, task).get("key").asText();
		this.last = () -> this.agent.complete(this.request, key, Map.of());
	}

	private void accepted(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(OK);
		this.acceptedForSure = true;
	}

	/** The click that the kill may interrupt. */
	void click() {
		try {
			this.last.run();
		}
		catch (UncheckedIOException ex) {
			// nobody was there any more to answer
		}
	}

	/** Waits for the access, after which the notice about it is on its way. */
	void awaitAccess() {
		Awaitility.await("access")
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.agent.page("/agent/cases/" + this.client.caseNumber()).statusCode() == OK);
	}

	Step step() {
		return this.step;
	}

	String request() {
		return this.request;
	}

	InventedClient client() {
		return this.client;
	}

	String link() {
		return this.link;
	}

	boolean acceptedForSure() {
		return this.acceptedForSure;
	}

}
