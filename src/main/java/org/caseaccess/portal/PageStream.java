package org.caseaccess.portal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The connection to one open page: sends the newest state, and a sign of life in between.
 * A page that reads slowly gets the newest state only.
 */
class PageStream {

	/** Shorter than the grace after leaving, so that a page at another node is heard. */
	private static final Duration HEARTBEAT = Duration.ofSeconds(2);

	private static final long RECONNECT_MILLIS = 1000;

	private static final long NO_TIMEOUT = 0;

	private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);

	// empty: the end. Nothing is interrupted here, as an interrupt would close the files
	// of a database that the thread uses.
	private final BlockingQueue<Optional<PageState>> next = new ArrayBlockingQueue<>(1);

	private final String page;

	private final String sessionId;

	private final long began = System.nanoTime();

	private volatile boolean closed;

	private PageState sent;

	PageStream(String page, String sessionId) {
		this.page = page;
		this.sessionId = sessionId;
	}

	String page() {
		return this.page;
	}

	String sessionId() {
		return this.sessionId;
	}

	long began() {
		return this.began;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	/**
	 * Starts to send.
	 * @param onHeartbeat runs after each sign of life
	 * @param onEnd runs once, when the connection is gone
	 */
	void start(Runnable onHeartbeat, Runnable onEnd) {
		this.emitter.onCompletion(this::close);
		this.emitter.onError((failure) -> close());
		Thread.ofVirtual().name("request-page-stream").start(() -> {
			try {
				send(onHeartbeat);
			}
			finally {
				onEnd.run();
			}
		});
	}

	synchronized void push(PageState state) {
		if (!this.closed) {
			replace(Optional.of(state));
		}
	}

	/** Ends the connection; the second time nothing happens. */
	synchronized void close() {
		this.closed = true;
		replace(Optional.empty());
	}

	private void replace(Optional<PageState> message) {
		this.next.clear();
		this.next.add(message);
	}

	private void send(Runnable onHeartbeat) {
		try {
			this.emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("connected"));
			while (!this.closed) {
				Optional<PageState> message = this.next.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
				if (message == null) {
					this.emitter.send(SseEmitter.event().comment("alive"));
					onHeartbeat.run();
				}
				else if (message.isPresent()) {
					send(message.get());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException | IllegalStateException ex) {
			// the page is gone; whoever started this is told by the end
		}
		finally {
			close();
			this.emitter.complete();
		}
	}

	private void send(PageState state) throws IOException {
		if (!state.showsTheSameAs(this.sent)) {
			this.emitter.send(SseEmitter.event().name("state").data(state, MediaType.APPLICATION_JSON));
			this.sent = state;
		}
	}

}
