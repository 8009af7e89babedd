package org.caseaccess.portal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

import org.caseaccess.portal.PageState.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request with its open pages. States are read one after the other, so that a later
 * number is never an older truth; at most one thread watches a request.
 */
class OpenRequest {

	private static final Logger log = LoggerFactory.getLogger(OpenRequest.class);

	private static final int MOST_PAGES = 10;

	private static final Duration OFTEN = Duration.ofMillis(20);

	private static final Duration SELDOM = Duration.ofSeconds(1);

	/** So long it is looked often; what takes longer is not a matter of milliseconds. */
	private static final int OFTEN_TIMES = 150;

	/** So long an agent's click waits for what comes next. */
	private static final int CLICK_TIMES = 25;

	// so many states are read at once, however many requests change
	private static final Semaphore READERS = new Semaphore(32);

	private final List<PageStream> streams = new CopyOnWriteArrayList<>();

	private final ReentrantLock reading = new ReentrantLock();

	private final UUID id;

	private final PageStates states;

	private volatile PageState latest;

	private volatile Duration rest = OFTEN;

	private final ReentrantLock watching = new ReentrantLock();

	private final Condition news = this.watching.newCondition();

	private boolean watched;

	private boolean lookAgain;

	OpenRequest(UUID id, PageStates states) {
		this.id = id;
		this.states = states;
	}

	void add(PageStream stream) {
		if (this.streams.size() >= MOST_PAGES) {
			this.streams.getFirst().close();
		}
		this.streams.add(stream);
	}

	boolean remove(PageStream stream) {
		return this.streams.remove(stream);
	}

	boolean isEmpty() {
		return this.streams.isEmpty();
	}

	Collection<PageStream> all() {
		return this.streams;
	}

	Collection<PageStream> pages(String page) {
		return which((stream) -> stream.page().equals(page));
	}

	Collection<PageStream> ofSession(String sessionId) {
		return which((stream) -> stream.sessionId().equals(sessionId));
	}

	private Collection<PageStream> which(Predicate<PageStream> wanted) {
		return this.streams.stream().filter(wanted).toList();
	}

	/**
	 * Reads the state and pushes it to the pages.
	 * @return the state
	 */
	PageState read() {
		return read(this.states::of);
	}

	private PageState read(Function<UUID, PageState> reader) {
		this.reading.lock();
		try {
			long began = System.nanoTime();
			PageState state = readOneOfFew(reader);
			// whoever looks often makes a slow engine slower
			Duration took = Duration.ofNanos(System.nanoTime() - began);
			this.rest = (took.compareTo(OFTEN) > 0) ? took.multipliedBy(2) : OFTEN;
			this.latest = state;
			this.streams.forEach((stream) -> stream.push(state));
			return state;
		}
		finally {
			this.reading.unlock();
		}
	}

	private PageState readOneOfFew(Function<UUID, PageState> reader) {
		READERS.acquireUninterruptibly();
		try {
			return reader.apply(this.id);
		}
		finally {
			READERS.release();
		}
	}

	/**
	 * Reads the state until there is something to show; if that takes long, a thread of
	 * its own goes on for the open pages.
	 * @return the last state read
	 */
	PageState settle() {
		PageState state = read();
		for (int times = 0; !state.isSettled() && times < CLICK_TIMES && awaitNews(OFTEN); times++) {
			state = read();
		}
		if (!state.isSettled()) {
			look();
		}
		return state;
	}

	boolean isWaiting() {
		PageState shown = this.latest;
		return shown != null && shown.phase() == Phase.WAITING;
	}

	UUID id() {
		return this.id;
	}

	/**
	 * Something changed: has the state read, and pushed until it is settled, by a thread
	 * of its own.
	 */
	void look() {
		this.watching.lock();
		try {
			tryAgain();
			this.news.signalAll();
			if (!this.watched) {
				this.watched = true;
				Thread.ofVirtual().name("request-page-" + this.id).start(this::watch);
			}
		}
		finally {
			this.watching.unlock();
		}
	}

	private void watch() {
		while (goesOn()) {
			try {
				watchUntilSettled();
			}
			catch (RuntimeException ex) {
				log.warn("the state of access request {} cannot be read", this.id, ex);
				awaitNews(SELDOM);
				tryAgain();
			}
		}
	}

	private void watchUntilSettled() {
		boolean settled = read().isSettled();
		for (int times = 0; !settled && !isEmpty(); times++) {
			boolean often = times < OFTEN_TIMES;
			if (!awaitNews(often ? this.rest : SELDOM)) {
				return;
			}
			settled = (often ? read() : read(this.states::ofSlow)).isSettled();
		}
	}

	private void tryAgain() {
		this.watching.lock();
		try {
			this.lookAgain = true;
		}
		finally {
			this.watching.unlock();
		}
	}

	private boolean goesOn() {
		this.watching.lock();
		try {
			this.watched = this.lookAgain && !isEmpty();
			this.lookAgain = false;
			return this.watched;
		}
		finally {
			this.watching.unlock();
		}
	}

	/**
	 * Between two looks: what the engine knows later nobody announces, but what this
	 * program hears of ends the wait at once.
	 * @return false when interrupted
	 */
	private boolean awaitNews(Duration atMost) {
		this.watching.lock();
		try {
			this.news.awaitNanos(atMost.toNanos());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.watching.unlock();
		}
	}

}
