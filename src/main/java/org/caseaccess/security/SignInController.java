package org.caseaccess.security;

import java.security.Principal;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The sign-in page, and what a page that was open for long asks about its session.
 */
@Controller
class SignInController {

	@GetMapping("/sign-in")
	String signIn(@RequestParam Map<String, String> asked, Model model) {
		model.addAttribute("failed", asked.containsKey("failed"));
		model.addAttribute("again", asked.containsKey("again"));
		model.addAttribute("signedOut", asked.containsKey("signed-out"));
		return "sign-in";
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
