package org.caseaccess.portal;

import java.security.Principal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The dashboard, and the cases in which the agent may act now.
 */
@Controller
class DashboardController {

	private static final int LATEST = 10;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, uuuu, HH:mm z", Locale.ENGLISH)
		.withZone(ZoneId.systemDefault());

	private final SignedInAgent signedIn;

	private final Agents agents;

	private final AccessRequests requests;

	private final Associations associations;

	private final ClientCases cases;

	DashboardController(SignedInAgent signedIn, Agents agents, AccessRequests requests, Associations associations,
			ClientCases cases) {
		this.signedIn = signedIn;
		this.agents = agents;
		this.requests = requests;
		this.associations = associations;
		this.cases = cases;
	}

	@GetMapping("/")
	String start() {
		return "redirect:/agent";
	}

	@GetMapping("/agent")
	String dashboard(Principal principal, Model model) {
		AgentProfile agent = this.signedIn.profile(principal);
		model.addAttribute("agent", agent);
		model.addAttribute("eligibility", this.agents.eligibility(agent.id()));
		model.addAttribute("requests", rows(this.requests.latestOf(agent.id(), LATEST)));
		return "portal/dashboard";
	}

	@GetMapping("/agent/cases/{caseNumber}")
	String clientCase(@PathVariable String caseNumber, Principal principal, Model model) {
		AgentProfile agent = this.signedIn.profile(principal);
		CaseView found = this.cases.byCaseNumber(caseNumber)
			.filter((candidate) -> this.associations.isAssociated(agent.id(), candidate.clientId()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("case", found);
		return "portal/case";
	}

	private static List<Row> rows(List<AccessRequestView> requests) {
		return requests.stream()
			.map((request) -> new Row(request, Outcome.of(request.state()).label(), TIME.format(request.openedAt())))
			.toList();
	}

	/** One line of the list. */
	record Row(AccessRequestView request, String state, String openedAt) {
	}

}
