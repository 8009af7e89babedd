package org.caseaccess.resident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.caseaccess.consent.ConsentQuestion;
import org.caseaccess.consent.Decision;

import org.springframework.web.servlet.ModelAndView;

/** What survey and resident portal have in common when they ask. */
final class Answers {

	private Answers() {
	}

	static Optional<Decision> decision(String value) {
		for (Decision decision : Decision.values()) {
			if (decision.name().equals(value)) {
				return Optional.of(decision);
			}
		}
		return Optional.empty();
	}

	/**
	 * Has the browser ask again when the time is up, also without scripts: then the page
	 * says that the request is not active any more.
	 */
	static void moveOn(ConsentQuestion question, Clock clock, HttpServletResponse response) {
		response.setHeader("Refresh", Long.toString(secondsLeft(question, clock) + 1));
	}

	/** The question, with the time that is left by the server's clock. */
	static ModelAndView page(ConsentQuestion question, String action, Clock clock) {
		Locale language = Locale.of(question.text().language());
		ModelAndView page = new ModelAndView("resident/question");
		page.addObject("question", question);
		page.addObject("action", action);
		page.addObject("secondsLeft", secondsLeft(question, clock));
		page.addObject("millisLeft", millisLeft(question, clock));
		page.addObject("deadline", ResidentTimes.seconds(question.deadline(), language));
		return page;
	}

	static long millisLeft(ConsentQuestion question, Clock clock) {
		return Math.max(0, Duration.between(Instant.now(clock), question.deadline()).toMillis());
	}

	private static long secondsLeft(ConsentQuestion question, Clock clock) {
		return Duration.ofMillis(millisLeft(question, clock)).toSeconds();
	}

}
