package org.caseaccess.security;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.limit.LimitReachedException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The way in, the sign-in page, and what a page that was open for long asks about its
 * session.
 */
@Controller
class SignInController {

	private static final String PAGE = "/sign-in";

	private final Clock clock;

	private final SignIn signIn;

	SignInController(Clock clock, ObjectProvider<SignIn> otherWay) {
		this.clock = clock;
		this.signIn = otherWay.getIfAvailable(PasswordSignIn::new);
	}

	@GetMapping("/")
	String start(Authentication person) {
		return "redirect:" + StartPages.of(person);
	}

	@GetMapping(PAGE)
	String signIn(@RequestParam Map<String, String> asked, Principal person, HttpServletRequest request, Model model) {
		boolean failed = asked.containsKey("failed");
		Optional<FailedSignIn> before = FailedSignIn.read(PAGE, request).filter((found) -> failed);
		model.addAttribute("failed", failed);
		model.addAttribute("typed", before.map(FailedSignIn::name).filter((name) -> !name.isEmpty()).orElse(null));
		model.addAttribute("signedIn", (person != null) ? person.getName() : null);
		model.addAttribute("wait", before.map(FailedSignIn::possibleAgain).map(this::wait).orElse(null));
		model.addAttribute("again", asked.containsKey("again"));
		model.addAttribute("signedOut", asked.containsKey("signed-out"));
		model.addAttribute("refusal", before.map(FailedSignIn::refusal).orElse(failed ? "" : null));
		return this.signIn.page();
	}

	private String wait(Instant possibleAgain) {
		Duration wait = Duration.between(Instant.now(this.clock), possibleAgain);
		return wait.isPositive() ? LimitReachedException.inWords(wait) : null;
	}

	@GetMapping("/agent/session")
	@ResponseBody
	ResponseEntity<Session> session(Principal agent, CsrfToken token) {
		Session session = new Session(agent.getName(),
				new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken()));
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
	}

	record Session(String username, Csrf csrf) {
	}

	record Csrf(String header, String parameter, String token) {
	}

}
