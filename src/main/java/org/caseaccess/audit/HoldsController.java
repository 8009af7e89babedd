package org.caseaccess.audit;

import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.consent.LegalHold;
import org.caseaccess.consent.LegalHolds;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;
import org.caseaccess.registry.RecordNumber;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Legal holds are placed and released by the records officer, and by nobody else:
 * auditors change nothing, and whoever places a hold reads no consents. What was done is
 * on the page as it is on record.
 */
@Controller
@RequestMapping("/records/holds")
class HoldsController {

	private static final int LONGEST_REASON = 500;

	private final LegalHolds holds;

	private final ClientCases cases;

	HoldsController(LegalHolds holds, ClientCases cases) {
		this.holds = holds;
		this.cases = cases;
	}

	@GetMapping
	ModelAndView inForce(@RequestParam(required = false) String caseNumber) {
		if (caseNumber == null) {
			return start();
		}
		String number = RecordNumber.of(caseNumber);
		if (this.cases.byCaseNumber(number).isPresent()) {
			return seeOther(number);
		}
		ModelAndView page = start();
		page.addObject("caseNumber", caseNumber);
		page.addObject("message", "No case has this number.");
		page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
		return page;
	}

	private ModelAndView start() {
		return new ModelAndView("audit/holds").addObject("holds", this.holds.inForce());
	}

	@GetMapping("/{caseNumber}")
	ModelAndView ofCase(@PathVariable String caseNumber) {
		return page(clientCase(caseNumber));
	}

	@PostMapping("/{caseNumber}")
	ModelAndView place(@PathVariable String caseNumber, @RequestParam UUID hold,
			@RequestParam(required = false) String reason, Principal officer, RedirectAttributes next) {
		CaseView found = clientCase(caseNumber);
		Optional<String> given = reason(reason);
		if (given.isEmpty()) {
			return refused(found, "place", reason);
		}
		this.holds.place(hold, found.clientId(), given.get(), officer.getName());
		next.addFlashAttribute("done", "The hold was placed.");
		return seeOther(found.caseNumber());
	}

	@PostMapping("/{caseNumber}/{hold}/release")
	ModelAndView release(@PathVariable String caseNumber, @PathVariable UUID hold,
			@RequestParam(required = false) String reason, Principal officer, RedirectAttributes next) {
		CaseView found = clientCase(caseNumber);
		if (this.holds.history(found.clientId()).stream().map(LegalHold::id).noneMatch(hold::equals)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Optional<String> given = reason(reason);
		if (given.isEmpty()) {
			return refused(found, hold.toString(), reason);
		}
		this.holds.release(hold, given.get(), officer.getName());
		next.addFlashAttribute("done", "The hold was released.");
		return seeOther(found.caseNumber());
	}

	private ModelAndView page(CaseView found) {
		List<LegalHold> history = this.holds.history(found.clientId());
		ModelAndView page = new ModelAndView("audit/hold");
		page.addObject("caseNumber", found.caseNumber());
		page.addObject("holds", history);
		page.addObject("newHold", UUID.randomUUID());
		page.addObject("longest", LONGEST_REASON);
		return page;
	}

	private ModelAndView refused(CaseView found, String form, String reason) {
		ModelAndView page = page(found);
		page.addObject("wrong", form);
		page.addObject("typed", reason);
		page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
		return page;
	}

	private static Optional<String> reason(String typed) {
		return Optional.ofNullable(typed)
			.map(String::strip)
			.filter((reason) -> !reason.isEmpty() && reason.length() <= LONGEST_REASON);
	}

	private static ModelAndView seeOther(String caseNumber) {
		RedirectView page = new RedirectView("/records/holds/{caseNumber}", true);
		page.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(page).addObject("caseNumber", caseNumber);
	}

	private CaseView clientCase(String caseNumber) {
		return this.cases.byCaseNumber(caseNumber).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
