package org.caseaccess.portal;

import java.security.Principal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.RequestState;
import org.caseaccess.process.EngineNotReachableException;
import org.caseaccess.process.RequestHistory;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.springframework.web.server.ResponseStatusException;

import jakarta.servlet.http.HttpSession;

/**
 * <i>My requests</i>: the library of an agent's requests, and the history of one.
 */
@Controller
class LibraryController {

	private static final String FILTER = "org.caseaccess.portal.library";

	/** A deployed model never changes; a request keeps the one that it began with. */
	private static final Duration KEPT = Duration.ofHours(1);

	private static final List<Choice> STATES = Arrays.stream(RequestState.values())
		.map((state) -> new Choice(state.name(), Outcome.of(state).label()))
		.toList();

	private final SignedInAgent signedIn;

	private final RequestLibrary library;

	private final RequestHistory history;

	LibraryController(SignedInAgent signedIn, RequestLibrary library, RequestHistory history) {
		this.signedIn = signedIn;
		this.library = library;
		this.history = history;
	}

	@GetMapping("/agent/requests")
	String list(@RequestParam(defaultValue = "1") int page,
			@SessionAttribute(name = FILTER, required = false) LibraryFilter chosen, Principal principal, Model model) {
		LibraryFilter filter = (chosen != null) ? chosen : LibraryFilter.ALL;
		model.addAttribute("filter", filter);
		model.addAttribute("page", this.library.page(this.signedIn.profile(principal).id(), filter, page));
		model.addAttribute("states", STATES);
		model.addAttribute("methods", AskedBy.values());
		return "portal/requests";
	}

	@PostMapping("/agent/requests/find")
	String find(@RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String state,
			@RequestParam(defaultValue = "") String method, HttpSession session) {
		session.setAttribute(FILTER, LibraryFilter.of(text, state, method));
		return "redirect:/agent/requests";
	}

	@GetMapping("/agent/requests/{id}/history")
	String history(@PathVariable String id, Principal principal, Model model) {
		AccessRequestView request = this.signedIn.request(id, principal);
		model.addAttribute("request", request);
		model.addAttribute("outcome", Outcome.of(request.state()));
		model.addAttribute("openedAt", ShownTime.of(request.openedAt()));
		model.addAttribute("closedAt", ShownTime.of(request.closedAt()));
		model.addAttribute("attempts", this.library.attempts(request.id()));
		model.addAttribute("consents", this.library.consents(request.id()));
		try {
			model.addAttribute("way", this.history.of(request.id()).map(RequestWay::of).orElse(null));
			model.addAttribute("engineAway", false);
		}
		catch (EngineNotReachableException ex) {
			model.addAttribute("engineAway", true);
		}
		return "portal/history";
	}

	@GetMapping("/agent/requests/{id}/model.bpmn")
	ResponseEntity<String> model(@PathVariable String id, Principal principal) {
		AccessRequestView request = this.signedIn.request(id, principal);
		try {
			String model = this.history.model(request.id())
				.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_XML)
				.cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
				.body(model);
		}
		catch (EngineNotReachableException ex) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
		}
	}

	/** One of the things to choose from. */
	record Choice(String value, String label) {
	}

}
