package org.caseaccess.portal;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.AccessRequestView;
import org.caseaccess.consent.AccessRequests;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The dashboard, and the cases in which the agent may act now.
 */
@Controller
class DashboardController {

	private static final int LATEST = 10;

	/** So long the agent is told that a client ended an access. */
	private static final Duration TOLD = Duration.ofDays(30);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, uuuu, HH:mm z", Locale.ENGLISH)
		.withZone(ZoneId.systemDefault());

	private final SignedInAgent signedIn;

	private final Agents agents;

	private final AccessRequests requests;

	private final Associations associations;

	private final ClientCases cases;

	private final Clock clock;

	DashboardController(SignedInAgent signedIn, Agents agents, AccessRequests requests, Associations associations,
			ClientCases cases, Clock clock) {
		this.signedIn = signedIn;
		this.agents = agents;
		this.requests = requests;
		this.associations = associations;
		this.cases = cases;
		this.clock = clock;
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
		model.addAttribute("endedByClients", endedByClients(agent));
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

	/**
	 * The same click again is the same end; a case that never was theirs stays unknown.
	 */
	@PostMapping("/agent/cases/{caseNumber}/end")
	String endAccess(@PathVariable String caseNumber, Principal principal, RedirectAttributes next) {
		AgentProfile agent = this.signedIn.profile(principal);
		CaseView found = this.cases.byCaseNumber(caseNumber)
			.filter((candidate) -> this.associations.wasAssociated(agent.id(), candidate.clientId()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		this.associations.end(agent.id(), found.clientId(),
				new ConsentEnd(EndedBy.AGENT, EndMethod.AGENT_PORTAL, false));
		next.addFlashAttribute("endedCase", found.caseNumber());
		return "redirect:/agent";
	}

	private List<EndedAccess> endedByClients(AgentProfile agent) {
		return this.associations.endedOf(agent.id(), Instant.now(this.clock).minus(TOLD))
			.stream()
			.filter((ended) -> ended.endedBy() == EndedBy.CLIENT)
			.filter((ended) -> !this.associations.isAssociated(agent.id(), ended.clientId()))
			.flatMap((ended) -> this.cases.numberOf(ended.clientId())
				.map((number) -> new EndedAccess(number, ended.endedAt(), TIME.format(ended.endedAt())))
				.stream())
			.toList();
	}

	private static List<Row> rows(List<AccessRequestView> requests) {
		return requests.stream()
			.map((request) -> new Row(request, Outcome.of(request.state()).label(), TIME.format(request.openedAt())))
			.toList();
	}

	/** An access that its client ended. */
	record EndedAccess(String caseNumber, Instant endedAt, String endedAtText) {
	}

	/** One line of the list. */
	record Row(AccessRequestView request, String state, String openedAt) {
	}

}
