package org.caseaccess.portal;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.caseaccess.association.Associations;
import org.caseaccess.consent.ConsentEnd;
import org.caseaccess.consent.EndMethod;
import org.caseaccess.consent.EndedBy;
import org.caseaccess.registry.AgentProfile;
import org.caseaccess.registry.CaseNote;
import org.caseaccess.registry.CaseNotes;
import org.caseaccess.registry.CaseView;
import org.caseaccess.registry.ClientCases;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A client's case, for agents whose access is in force at the moment of each request.
 */
@Controller
class ClientCaseController {

	private final SignedInAgent signedIn;

	private final Associations associations;

	private final ClientCases cases;

	private final CaseNotes notes;

	private final Clock clock;

	ClientCaseController(SignedInAgent signedIn, Associations associations, ClientCases cases, CaseNotes notes,
			Clock clock) {
		this.signedIn = signedIn;
		this.associations = associations;
		this.cases = cases;
		this.notes = notes;
		this.clock = clock;
	}

	@GetMapping("/agent/cases/{caseNumber}")
	ModelAndView clientCase(@PathVariable String caseNumber, Principal principal) {
		return page(inForce(caseNumber, this.signedIn.profile(principal)), UUID.randomUUID().toString(), "", null);
	}

	/**
	 * The same form sent twice is one note; changed and sent again it is another.
	 */
	@PostMapping("/agent/cases/{caseNumber}/notes")
	ModelAndView addNote(@PathVariable String caseNumber, @RequestParam(defaultValue = "") String formToken,
			@RequestParam(defaultValue = "") String note, Principal principal, RedirectAttributes next) {
		AgentProfile agent = this.signedIn.profile(principal);
		CaseView found = onceInForce(caseNumber, agent);
		if (!this.associations.isAssociated(agent.id(), found.clientId())) {
			return refused(found, note);
		}
		Optional<String> wrong = this.notes.check(note);
		if (wrong.isPresent()) {
			ModelAndView page = page(found, formToken, note, wrong.get());
			page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return page;
		}
		String name = String.join("\n", formToken, agent.id().toString(), found.caseId().toString(), note);
		this.notes.add(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), found.caseId(), agent.id(), note);
		next.addFlashAttribute("noteAdded", true);
		return new ModelAndView("redirect:/agent/cases/{caseNumber}", "caseNumber", found.caseNumber());
	}

	/**
	 * The same click again is the same end; a case that never was theirs stays unknown.
	 */
	@PostMapping("/agent/cases/{caseNumber}/end")
	String endAccess(@PathVariable String caseNumber, Principal principal, RedirectAttributes next) {
		AgentProfile agent = this.signedIn.profile(principal);
		CaseView found = onceInForce(caseNumber, agent);
		this.associations.end(agent.id(), found.clientId(),
				new ConsentEnd(EndedBy.AGENT, EndMethod.AGENT_PORTAL, false));
		next.addFlashAttribute("endedCase", found.caseNumber());
		return "redirect:/agent";
	}

	private CaseView inForce(String caseNumber, AgentProfile agent) {
		return this.cases.byCaseNumber(caseNumber)
			.filter((candidate) -> this.associations.isAssociated(agent.id(), candidate.clientId()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private CaseView onceInForce(String caseNumber, AgentProfile agent) {
		return this.cases.byCaseNumber(caseNumber)
			.filter((candidate) -> this.associations.wasAssociated(agent.id(), candidate.clientId()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * The access ended while the note was written: the words are the agent's, and are
	 * given back.
	 */
	private static ModelAndView refused(CaseView ended, String note) {
		ModelAndView page = new ModelAndView("portal/note-refused", HttpStatus.GONE);
		page.addObject("caseNumber", ended.caseNumber());
		page.addObject("note", note);
		return page;
	}

	private ModelAndView page(CaseView shown, String formToken, String note, String wrong) {
		ModelAndView page = new ModelAndView("portal/case", "case", shown);
		page.addObject("notes", this.notes.of(shown.caseId()).stream().map(ShownNote::of).toList());
		page.addObject("today", LocalDate.now(this.clock));
		page.addObject("formToken", formToken);
		page.addObject("note", note);
		page.addObject("wrong", wrong);
		return page;
	}

	/** A note on the page. */
	record ShownNote(String agentName, ShownTime writtenAt, String text) {

		private static ShownNote of(CaseNote note) {
			return new ShownNote(note.agentName(), new ShownTime(note.writtenAt()), note.note());
		}

	}

}
