package org.caseaccess.audit;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.consent.LedgerState;
import org.caseaccess.consent.LedgerVerification;
import org.caseaccess.consent.LegalHolds;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;
import org.caseaccess.registry.RecordNumber;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The auditors' pages. They change nothing. */
@Controller
class AuditController {

	private static final int SHOWN = 200;

	private final LedgerVerification verification;

	private final LedgerEntries ledger;

	private final CaseTimeline timeline;

	private final CaseMessages messages;

	private final ClientCases cases;

	private final LegalHolds holds;

	private final Clock clock;

	AuditController(LedgerVerification verification, LedgerEntries ledger, CaseTimeline timeline, CaseMessages messages,
			ClientCases cases, LegalHolds holds, Clock clock) {
		this.verification = verification;
		this.ledger = ledger;
		this.timeline = timeline;
		this.messages = messages;
		this.cases = cases;
		this.holds = holds;
		this.clock = clock;
	}

	@GetMapping("/audit")
	ModelAndView search(@RequestParam(required = false) String caseNumber, @RequestParam(required = false) String from,
			@RequestParam(required = false) String to) {
		ModelAndView page = new ModelAndView("audit/search");
		page.addObject("length", this.verification.length());
		page.addObject("caseNumber", caseNumber);
		page.addObject("from", from);
		page.addObject("to", to);
		if (caseNumber != null && !caseNumber.isBlank()) {
			Optional<CaseView> found = this.cases.byCaseNumber(RecordNumber.of(caseNumber));
			if (found.isPresent()) {
				return new ModelAndView("redirect:/audit/cases/{caseNumber}", "caseNumber", found.get().caseNumber());
			}
			return refused(page, "caseNumber", "No case has this number.");
		}
		try {
			Period period = Period.of(from, to, this.clock);
			page.addObject("period", period);
			page.addObject("entries", this.ledger.in(period, SHOWN));
			page.addObject("shown", SHOWN);
			return page;
		}
		catch (InvalidPeriodException ex) {
			return refused(page, "period", ex.getMessage());
		}
	}

	private static ModelAndView refused(ModelAndView page, String field, String message) {
		page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
		page.addObject("wrongField", field);
		page.addObject("message", message);
		page.addObject("entries", List.of());
		return page;
	}

	@GetMapping("/audit/chain")
	String chain(Model model) {
		LedgerState state = this.verification.verify();
		model.addAttribute("state", state);
		model.addAttribute("broken", state.firstBroken().orElse(null));
		return "audit/chain";
	}

	@GetMapping("/audit/cases/{caseNumber}")
	String clientCase(@PathVariable String caseNumber, Model model) {
		CaseView found = this.cases.byCaseNumber(caseNumber)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		UUID client = found.clientId();
		model.addAttribute("case", found);
		model.addAttribute("held", this.holds.isHeld(client));
		model.addAttribute("entries", this.ledger.ofClient(client));
		model.addAttribute("events", this.timeline.of(client));
		model.addAttribute("messages", this.messages.of(client));
		return "audit/case";
	}

}
