package org.caseaccess.portal;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.Agents;
import org.caseaccess.registry.ClientCases;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The dashboard.
 */
@Controller
class DashboardController {

	private static final int LATEST = 5;

	private static final int ANNOUNCED = 3;

	/** So long the agent is told that a client ended an access. */
	private static final Duration TOLD = Duration.ofDays(30);

	private final SignedInAgent signedIn;

	private final Agents agents;

	private final RequestLibrary library;

	private final AgentBook book;

	private final Announcements announcements;

	private final Issuers issuers;

	private final Associations associations;

	private final ClientCases cases;

	private final Clock clock;

	DashboardController(SignedInAgent signedIn, Agents agents, RequestLibrary library, AgentBook book,
			Announcements announcements, Issuers issuers, Associations associations, ClientCases cases, Clock clock) {
		this.signedIn = signedIn;
		this.agents = agents;
		this.library = library;
		this.book = book;
		this.announcements = announcements;
		this.issuers = issuers;
		this.associations = associations;
		this.cases = cases;
		this.clock = clock;
	}

	@GetMapping("/agent")
	String dashboard(Principal principal, Model model) {
		AgentProfile agent = this.signedIn.profile(principal);
		model.addAttribute("agent", agent);
		model.addAttribute("eligibility", this.agents.eligibility(agent.id()));
		model.addAttribute("announced", this.announcements.counts(agent.id()));
		model.addAttribute("unread", this.announcements.unread(agent.id(), ANNOUNCED));
		model.addAttribute("book", this.book.figures(agent.id()));
		model.addAttribute("issuers", this.issuers.all());
		model.addAttribute("requests", this.library.latest(agent.id(), LATEST));
		model.addAttribute("endedByClients", endedByClients(agent));
		return "portal/dashboard";
	}

	private List<EndedAccess> endedByClients(AgentProfile agent) {
		return this.associations.endedOf(agent.id(), Instant.now(this.clock).minus(TOLD))
			.stream()
			.filter((ended) -> ended.endedBy() == EndedBy.CLIENT)
			.filter((ended) -> !this.associations.isAssociated(agent.id(), ended.clientId()))
			.flatMap((ended) -> this.cases.numberOf(ended.clientId())
				.map((number) -> new EndedAccess(number, new ShownTime(ended.endedAt())))
				.stream())
			.toList();
	}

	/** An access that its client ended. */
	record EndedAccess(String caseNumber, ShownTime endedAt) {
	}

}
