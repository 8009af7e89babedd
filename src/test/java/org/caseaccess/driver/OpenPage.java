package org.caseaccess.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of a request in an agent's browser: gets what the server pushes. */
public final class OpenPage implements AutoCloseable {

	private static final String DATA = "data:";

	private final BlockingQueue<JsonNode> states = new LinkedBlockingQueue<>();

	private final String id;

	private final InputStream events;

	OpenPage(String id, InputStream events) {
		this.id = id;
		this.events = events;
		Thread.ofVirtual().start(this::read);
	}

	/** How the page names itself. */
	public String id() {
		return this.id;
	}

	private void read() {
		ObjectMapper json = new ObjectMapper();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(this.events, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.startsWith(DATA)) {
					this.states.add(json.readTree(line.substring(DATA.length())));
				}
			}
		}
		catch (IOException ex) {
			// the page was closed, or its server ended
		}
	}

	/** Waits until a state of this phase is pushed. */
	public JsonNode awaitPhase(String phase, Duration patience) throws InterruptedException {
		long until = System.nanoTime() + patience.toNanos();
		while (true) {
			JsonNode state = this.states.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
			assertThat(state).as("%s is pushed", phase).isNotNull();
			if (state.get("phase").asText().equals(phase)) {
				return state;
			}
		}
	}

	@Override
	public void close() {
		try {
			this.events.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
