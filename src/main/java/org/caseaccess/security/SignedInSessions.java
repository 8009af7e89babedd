package org.caseaccess.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * Who is signed in at this node. A session holds for as long as the database says of the
 * account what it said at the sign-in: when an account is closed, or its password, role,
 * agent or client changes, it ends at the next click, and without one within moments. An
 * account has so many sessions, a node so many, and none lasts longer than a working day.
 */
@Component
@EnableConfigurationProperties(WebProperties.class)
class SignedInSessions implements SessionAuthenticationStrategy {

	private static final Logger log = LoggerFactory.getLogger(SignedInSessions.class);

	private static final String ATTRIBUTE = SignedInSessions.class.getName();

	private static final int AT_ONCE = 500;

	private final Set<SignedIn> all = ConcurrentHashMap.newKeySet();

	private final AccountStates states;

	private final WebProperties properties;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SignedInSessions(AccountStates states, WebProperties properties, ApplicationEventPublisher events, Clock clock) {
		this.states = states;
		this.properties = properties;
		this.events = events;
		this.clock = clock;
	}

	@Override
	public void onAuthentication(Authentication person, HttpServletRequest request, HttpServletResponse response) {
		String name = person.getName();
		HttpSession session = request.getSession();
		// of whoever was signed in in this browser before
		session.removeAttribute(ATTRIBUTE);
		session.setAttribute(ATTRIBUTE,
				new SignedIn(name, this.states.of(name), Instant.now(this.clock), session, this.all));
		endOldest(this.all.stream().filter((one) -> one.username.equals(name)).toList(),
				this.properties.sessionsPerAccount());
		endOldest(List.copyOf(this.all), this.properties.sessions());
	}

	private void endOldest(List<SignedIn> sessions, int most) {
		sessions.stream()
			.sorted(Comparator.comparing((one) -> one.since))
			.limit(Math.max(0, sessions.size() - most))
			.forEach(SignedIn::end);
	}

	/**
	 * Ends the session of a request when it does not hold any more.
	 * @param request the request
	 */
	void check(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn) {
			check(signedIn, this.states.of(signedIn.username));
		}
	}

	@Scheduled(fixedDelayString = "${case-access.web.account-check:PT2S}")
	void checkAll() {
		List<SignedIn> sessions = List.copyOf(this.all);
		List<String> names = sessions.stream().map((one) -> one.username).distinct().toList();
		for (int from = 0; from < names.size(); from += AT_ONCE) {
			Map<String, AccountState> now = this.states.of(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
			sessions.stream()
				.filter((one) -> now.containsKey(one.username))
				.forEach((one) -> check(one, now.get(one.username)));
		}
	}

	private void check(SignedIn signedIn, AccountState now) {
		boolean closed = now.passwordHash() != null && !now.enabled();
		if (closed || !signedIn.state.equals(now)) {
			log.info("a session ends, as its account was closed or changed");
			// first, so that an open page still reads why
			this.events.publishEvent(new SignInEnded(signedIn.username));
			signedIn.end();
		}
		else if (signedIn.since.plus(this.properties.longestSession()).isBefore(Instant.now(this.clock))) {
			signedIn.end();
		}
	}

	/** Is in the list for as long as the session lives. */
	private static final class SignedIn implements HttpSessionBindingListener {

		private final String username;

		private final AccountState state;

		private final Instant since;

		private final HttpSession session;

		private final Set<SignedIn> all;

		SignedIn(String username, AccountState state, Instant since, HttpSession session, Set<SignedIn> all) {
			this.username = username;
			this.state = state;
			this.since = since;
			this.session = session;
			this.all = all;
		}

		@Override
		public void valueBound(HttpSessionBindingEvent event) {
			this.all.add(this);
		}

		@Override
		public void valueUnbound(HttpSessionBindingEvent event) {
			this.all.remove(this);
		}

		void end() {
			try {
				this.session.invalidate();
			}
			catch (IllegalStateException ex) {
				// ended in the same moment
				this.all.remove(this);
			}
		}

	}

}
