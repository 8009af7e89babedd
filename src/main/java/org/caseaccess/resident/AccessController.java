package org.caseaccess.resident;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.association.AccessInForce;
import org.caseaccess.association.ClientAccess;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Behind the link in the notice of an access: the client says 'I did not agree' (R10), or
 * ends it (R11). GET shows and decides nothing; only the client's own POST acts. Whatever
 * is unknown or ended gets the same page.
 */
@Controller
@RequestMapping("/consent/end/{token}")
class AccessController {

	private final ClientAccess access;

	AccessController(ClientAccess access) {
		this.access = access;
	}

	@GetMapping
	ModelAndView show(@PathVariable String token, @RequestParam(required = false) String lang,
			HttpServletRequest request) {
		return this.access.find(token).map((found) -> page(token, found, lang, request)).orElseGet(this::inactive);
	}

	@PostMapping
	ModelAndView end(@PathVariable String token, @RequestParam(required = false) String choice,
			@RequestParam(required = false) String lang, HttpServletRequest request) {
		Optional<AccessInForce> found = this.access.find(token);
		if (found.isEmpty()) {
			return inactive();
		}
		Optional<AccessChoice> chosen = AccessChoice.of(choice);
		if (chosen.isEmpty()) {
			ModelAndView page = page(token, found.get(), lang, request);
			page.addObject("unanswered", true);
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		}
		if (!this.access.end(token, chosen.get().didNotAgree())) {
			return inactive();
		}
		ResidentLanguage.use(language(found.get(), lang), request);
		return result(HttpStatus.OK, chosen.get().result()).addObject("usedUp", true);
	}

	private static ModelAndView page(String token, AccessInForce access, String lang, HttpServletRequest request) {
		Locale language = language(access, lang);
		ResidentLanguage.use(language, request);
		return AccessChoice.page(access, "/consent/end/" + token, language);
	}

	private ModelAndView inactive() {
		return result(HttpStatus.GONE, "noaccess");
	}

	private ModelAndView result(HttpStatus status, String result) {
		ModelAndView page = new ModelAndView("resident/result", status);
		page.addObject("result", result);
		return page;
	}

	private static Locale language(AccessInForce access, String lang) {
		return ResidentLanguage.known(lang)
			.or(() -> ResidentLanguage.known(access.language().getLanguage()))
			.orElse(Locale.ENGLISH);
	}

}
