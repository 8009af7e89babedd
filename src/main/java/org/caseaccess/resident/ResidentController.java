package org.caseaccess.resident;

import java.security.Principal;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.caseaccess.association.ClientAccess;
import org.caseaccess.consent.ConsentQuestion;
import org.caseaccess.consent.ConsentRecords;
import org.caseaccess.consent.ConsentSurvey;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What a resident reads: requests that wait for an answer, who has access, the consents
 * on record.
 */
@Controller
class ResidentController {

	private final SignedInResident signedIn;

	private final ConsentSurvey survey;

	private final ClientAccess access;

	private final ConsentRecords consents;

	ResidentController(SignedInResident signedIn, ConsentSurvey survey, ClientAccess access, ConsentRecords consents) {
		this.signedIn = signedIn;
		this.survey = survey;
		this.access = access;
		this.consents = consents;
	}

	@GetMapping("/resident")
	String home(Principal principal, HttpServletRequest request, Model model) {
		Resident resident = this.signedIn.of(principal, request);
		model.addAttribute("resident", resident);
		model.addAttribute("here", "home");
		model.addAttribute("pending", this.survey.pending(resident.clientId(), resident.language()));
		model.addAttribute("accesses", this.access.of(resident.clientId()));
		return "resident/home";
	}

	@GetMapping("/resident/pending")
	@ResponseBody
	ResponseEntity<List<UUID>> pending(Principal principal, HttpServletRequest request) {
		Resident resident = this.signedIn.of(principal, request);
		List<UUID> attempts = this.survey.pending(resident.clientId(), resident.language())
			.stream()
			.map(ConsentQuestion::attemptId)
			.toList();
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(attempts);
	}

	@GetMapping("/resident/access")
	String access(Principal principal, HttpServletRequest request, Model model) {
		Resident resident = this.signedIn.of(principal, request);
		model.addAttribute("resident", resident);
		model.addAttribute("here", "access");
		model.addAttribute("accesses", this.access.of(resident.clientId()));
		return "resident/accesses";
	}

	@GetMapping("/resident/consents")
	String consents(Principal principal, HttpServletRequest request, Model model) {
		Resident resident = this.signedIn.of(principal, request);
		model.addAttribute("resident", resident);
		model.addAttribute("here", "consents");
		model.addAttribute("records", this.consents.history(resident.clientId()));
		return "resident/consents";
	}

}
