package org.caseaccess.portal;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.caseaccess.consent.AccessRequestChanged;
import org.caseaccess.consent.AccessRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.web.session.HttpSessionDestroyedEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The pages that are open now, by request, on this node: pushes to them what changes, and
 * notices when the last one of a request is gone.
 */
@Component
class OpenPages {

	private static final Logger log = LoggerFactory.getLogger(OpenPages.class);

	/** A reload comes back within this. */
	private static final Duration AFTER_LEAVING = Duration.ofSeconds(3);

	/** A lost connection is restored within this. */
	private static final Duration AFTER_LOSS = Duration.ofSeconds(10);

	/** More tabs of requests has nobody in view. */
	private static final int MOST_OF_SESSION = 30;

	private final ConcurrentMap<UUID, OpenRequest> open = new ConcurrentHashMap<>();

	private final PageStates states;

	private final AccessRequests requests;

	private volatile boolean closing;

	OpenPages(PageStates states, AccessRequests requests) {
		this.states = states;
		this.requests = requests;
	}

	/**
	 * Connects a page. Its agent is there (again), so nothing is withdrawn.
	 * @param id the request
	 * @param page the page, as it names itself
	 * @param sessionId the session with which the connection ends
	 * @return what to answer with
	 */
	SseEmitter connect(UUID id, String page, String sessionId) {
		this.requests.pageOpened(id);
		closeOldest(sessionId);
		PageStream stream = new PageStream(page, sessionId);
		OpenRequest request = this.open.compute(id, (key, known) -> {
			OpenRequest current = (known != null) ? known : new OpenRequest(key, this.states);
			current.add(stream);
			return current;
		});
		stream.start(() -> seen(request), () -> lost(id, stream));
		request.look();
		return stream.emitter();
	}

	/**
	 * A page says that its agent leaves it.
	 * @param id the request
	 * @param page the page
	 */
	void leave(UUID id, String page) {
		OpenRequest request = this.open.get(id);
		if (request != null) {
			request.pages(page).forEach((stream) -> disconnect(id, stream));
		}
		if (!this.open.containsKey(id)) {
			this.requests.pageLeft(id, AFTER_LEAVING);
		}
	}

	/**
	 * A page says that its agent is there while the client is asked. A connection that is
	 * lost without a word is noticed by its silence: unless the page is heard of again in
	 * time, the agent has left.
	 * @param id the request
	 * @return what to show
	 */
	PageState here(UUID id) {
		this.requests.pageLeft(id, AFTER_LOSS);
		return state(id);
	}

	/**
	 * What to show now.
	 * @param id the request
	 * @return the state
	 */
	PageState state(UUID id) {
		return request(id).read();
	}

	/**
	 * Waits for a moment until there is something to show, after the agent did something.
	 * @param id the request
	 * @return the state, perhaps still that the process works
	 */
	PageState settled(UUID id) {
		return request(id).settle();
	}

	// not a transactional listener: the outbox would keep each event for it, and a page
	// that is gone after a restart needs none
	@EventListener
	void changed(AccessRequestChanged event) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			look(event.accessRequestId());
			return;
		}
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				look(event.accessRequestId());
			}

		});
	}

	/** Another node may have changed what is waited for here. */
	private void seen(OpenRequest request) {
		boolean waiting = request.isWaiting();
		if (waiting) {
			request.look();
		}
		try {
			this.requests.pageSeen(request.id(), waiting);
		}
		catch (DataAccessException | TransactionException ex) {
			log.debug("the page of access request {} is seen later", request.id());
		}
	}

	/**
	 * Something about a request changed, here or at another node.
	 * @param id the request
	 */
	void look(UUID id) {
		OpenRequest request = this.open.get(id);
		if (request != null) {
			request.look();
		}
	}

	/** A browser that opens more and more pages keeps the newest. */
	private void closeOldest(String sessionId) {
		List<PageStream> streams = this.open.values()
			.stream()
			.flatMap((request) -> request.ofSession(sessionId).stream())
			.sorted(Comparator.comparingLong(PageStream::began))
			.toList();
		streams.stream().limit(Math.max(0, streams.size() - MOST_OF_SESSION + 1)).forEach(PageStream::close);
	}

	@EventListener
	void sessionEnded(HttpSessionDestroyedEvent event) {
		this.open.values().forEach((request) -> request.ofSession(event.getId()).forEach(PageStream::close));
	}

	// a graceful shutdown would wait for connections that never end by themselves
	@EventListener(ContextClosedEvent.class)
	void closeAll() {
		this.closing = true;
		this.open.values().forEach((request) -> request.all().forEach(PageStream::close));
	}

	private OpenRequest request(UUID id) {
		OpenRequest request = this.open.get(id);
		return (request != null) ? request : new OpenRequest(id, this.states);
	}

	private void lost(UUID id, PageStream stream) {
		if (disconnect(id, stream) && !this.closing) {
			log.debug("the last page of access request {} is gone", id);
			this.requests.pageLeft(id, AFTER_LOSS);
		}
	}

	/** Whether it was this request's last page. */
	private boolean disconnect(UUID id, PageStream stream) {
		AtomicBoolean last = new AtomicBoolean();
		this.open.computeIfPresent(id, (key, request) -> {
			last.set(request.remove(stream) && request.isEmpty());
			return request.isEmpty() ? null : request;
		});
		stream.close();
		return last.get();
	}

}
