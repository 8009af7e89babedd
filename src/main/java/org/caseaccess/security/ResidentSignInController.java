package org.caseaccess.security;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page of the resident portal. */
@Controller
class ResidentSignInController {

	private static final long MILLIS_A_MINUTE = 60_000;

	private final Clock clock;

	ResidentSignInController(Clock clock) {
		this.clock = clock;
	}

	@GetMapping(ResidentSecurity.SIGN_IN)
	String signIn(@RequestParam Map<String, String> asked, Principal person, HttpServletRequest request, Model model) {
		boolean failed = asked.containsKey("failed");
		Optional<FailedSignIn> before = FailedSignIn.read(ResidentSecurity.SIGN_IN, request).filter((found) -> failed);
		model.addAttribute("failed", failed);
		model.addAttribute("typed", before.map(FailedSignIn::name).filter((name) -> !name.isEmpty()).orElse(null));
		model.addAttribute("signedIn", (person != null) ? person.getName() : null);
		model.addAttribute("waitMinutes", before.map(FailedSignIn::possibleAgain).map(this::minutesUntil).orElse(0L));
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
