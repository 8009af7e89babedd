package org.caseaccess.security;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The sign-in page of the resident portal. */
@Controller
class ResidentSignInController {

	private static final long MILLIS_A_MINUTE = 60_000;

	private final Clock clock;

	ResidentSignInController(Clock clock) {
		this.clock = clock;
	}

	@GetMapping(ResidentSecurity.SIGN_IN)
	String signIn(@RequestParam Map<String, String> asked, Principal person,
			@SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) Exception failure,
			@SessionAttribute(name = RefusedSignIn.NAME, required = false) String typed, Model model) {
		boolean failed = asked.containsKey("failed");
		model.addAttribute("failed", failed);
		model.addAttribute("typed", failed ? typed : null);
		model.addAttribute("signedIn", (person != null) ? person.getName() : null);
		model.addAttribute("waitMinutes",
				(failed && failure instanceof LockedOutException locked) ? minutesUntil(locked.possibleAgain()) : 0);
		model.addAttribute("again", asked.containsKey("again"));
		model.addAttribute("signedOut", asked.containsKey("signed-out"));
		return "resident/sign-in";
	}

	/** Rounded up, so that the wait is never too short. */
	private long minutesUntil(Instant possibleAgain) {
		long millis = Duration.between(Instant.now(this.clock), possibleAgain).toMillis();
		return Math.max(0, Math.ceilDiv(millis, MILLIS_A_MINUTE));
	}

}
