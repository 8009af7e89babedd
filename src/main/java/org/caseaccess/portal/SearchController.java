package org.caseaccess.portal;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.RequestState;
import org.caseaccess.limit.LimitReachedException;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.CheckedSearch;
import org.caseaccess.registry.Eligibility;
import org.caseaccess.registry.SearchCriteria;
import org.caseaccess.registry.SearchForm;
import org.caseaccess.registry.SearchForms;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The <i>Request Case Access</i> screen. What was typed lives in the form of the one
 * answer that shows it again, never in the address, the session or a log (R7).
 */
@Controller
class SearchController {

	private final SignedInAgent signedIn;

	private final Agents agents;

	private final SearchForms forms;

	private final AccessRequests requests;

	SearchController(SignedInAgent signedIn, Agents agents, SearchForms forms, AccessRequests requests) {
		this.signedIn = signedIn;
		this.agents = agents;
		this.forms = forms;
		this.requests = requests;
	}

	/**
	 * The form, empty or as it was filled in for an earlier request of this agent's. The
	 * Social Security Number is kept nowhere (R7), so it has to be entered again.
	 */
	@GetMapping("/agent/requests/new")
	ModelAndView form(@RequestParam(required = false) String again, Principal principal) {
		Eligibility eligibility = this.agents.eligibility(this.signedIn.profile(principal).id());
		String formToken = UUID.randomUUID().toString();
		if (again == null) {
			return page(formToken, new SearchForm(null, null, null, null, null, null, null), Map.of(), eligibility);
		}
		AccessRequestView earlier = this.signedIn.request(again, principal);
		ModelAndView page = page(formToken, filledIn(this.requests.criteria(earlier.id())), Map.of(), eligibility);
		page.addObject("again", earlier.id());
		page.addObject("notFound", earlier.state() == RequestState.NOT_FOUND);
		return page;
	}

	private static SearchForm filledIn(SearchCriteria criteria) {
		return new SearchForm(criteria.firstName(), criteria.lastName(), criteria.sex().name(),
				criteria.dateOfBirth().toString(), null, criteria.caseNumber(), criteria.applicationNumber());
	}

	@PostMapping("/agent/requests")
	ModelAndView search(@RequestParam(defaultValue = "") String formToken, @ModelAttribute SearchForm form,
			Principal principal, HttpServletResponse response) {
		AgentProfile agent = this.signedIn.profile(principal);
		CheckedSearch checked = this.forms.check(form);
		Eligibility eligibility = this.agents.eligibility(agent.id());
		if (checked.criteria() == null || !eligibility.eligible()) {
			ModelAndView page = page(formToken, form, checked.errors(), eligibility);
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		}
		try {
			UUID id = this.requests.open(id(formToken, agent, checked.criteria()), agent, checked.criteria());
			RedirectView request = new RedirectView("/agent/requests/" + id, true);
			request.setStatusCode(HttpStatus.SEE_OTHER);
			return new ModelAndView(request);
		}
		catch (LimitReachedException ex) {
			response.setHeader(HttpHeaders.RETRY_AFTER,
					DateTimeFormatter.RFC_1123_DATE_TIME.format(ex.possibleAgain().atOffset(ZoneOffset.UTC)));
			ModelAndView page = page(formToken, form, Map.of(), eligibility);
			page.addObject("limit", ex.getMessage());
			page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
			return page;
		}
	}

	private static ModelAndView page(String formToken, SearchForm form, Map<String, String> errors,
			Eligibility eligibility) {
		return new ModelAndView("portal/search",
				Map.of("formToken", formToken, "form", form, "errors", errors, "eligibility", eligibility));
	}

	/**
	 * The same form sent twice is the same request; changed and sent again, by the
	 * browser's way back, it is another.
	 */
	private static UUID id(String formToken, AgentProfile agent, SearchCriteria criteria) {
		String name = Stream
			.of(formToken, agent.id(), criteria.firstName(), criteria.lastName(), criteria.sex(),
					criteria.dateOfBirth(), criteria.ssnHash(), criteria.caseNumber(), criteria.applicationNumber())
			.map((part) -> Objects.toString(part, ""))
			.collect(Collectors.joining("\n"));
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

}
